"""The claim ledger: what each sentence, fact and figure of a report rests on.

The ledger is worked out from the resolved document and changes nothing. It says what is cited,
where, and how often; whether a source says what it is cited for is for a reader to judge.
"""
