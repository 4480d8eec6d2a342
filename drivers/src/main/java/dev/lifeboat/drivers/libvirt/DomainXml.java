package dev.lifeboat.drivers.libvirt;

import dev.lifeboat.core.fleet.VmId;
import dev.lifeboat.drivers.shell.Unreadable;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/// A libvirt domain definition as a tree. Parsed without DTD, entities or anything fetched.
final class DomainXml {
    /// Marks a definition as one that we made for a recovery.
    private static final String RECOVERY_NAMESPACE = "https://lifeboat.dev/recovery/1";

    /// Longest definition in characters; libvirt's own examples are 4 to 20 thousand.
    private static final int LONGEST = 2 * 1024 * 1024;

    /// By which a source names what is in a drive.
    private static final List<String> MEDIUM = List.of("file", "dev", "dir", "volume");

    private final Document document;

    private DomainXml(Document document) {
        this.document = document;
    }

    static DomainXml parse(String xml) throws Unreadable {
        if (xml.length() > LONGEST) {
            throw new Unreadable("a definition of more than " + LONGEST + " characters");
        }
        try {
            var factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            factory.setNamespaceAware(true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler()); // the default one prints
            var document = builder.parse(new InputSource(new StringReader(xml.strip())));
            if (!document.getDocumentElement().getTagName().equals("domain")) {
                throw new Unreadable("no <domain>");
            }
            return new DomainXml(document);
        } catch (SAXException | IOException broken) {
            throw new Unreadable("no well-formed XML");
        } catch (ParserConfigurationException impossible) {
            throw new IllegalStateException("the JDK's own XML parser", impossible);
        }
    }

    Element root() {
        return document.getDocumentElement();
    }

    VmId uuid() throws Unreadable {
        try {
            return new VmId(UUID.fromString(text(root(), "uuid")));
        } catch (IllegalArgumentException bad) {
            throw new Unreadable("no <uuid>");
        }
    }

    /// The direct children with this name.
    static List<Element> children(Element parent, String name) {
        var found = new ArrayList<Element>();
        for (var node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && name.equals(element.getLocalName())) {
                found.add(element);
            }
        }
        return found;
    }

    static Optional<Element> child(Element parent, String name) {
        return children(parent, name).stream().findFirst();
    }

    static String text(Element parent, String child) {
        return child(parent, child).map(Node::getTextContent).orElse("").strip();
    }

    /// The value, or empty where it is absent.
    static Optional<String> attribute(Element element, String name) {
        return Optional.of(element.getAttribute(name)).filter(value -> !value.isEmpty());
    }

    /// All devices of a kind, such as `disk`.
    List<Element> devices(String kind) {
        return child(root(), "devices").map(devices -> children(devices, kind)).orElse(List.of());
    }

    /// The disks that the guest could write to.
    List<Element> writableDisks() {
        return devices("disk").stream()
                .filter(disk -> !disk.getAttribute("device").equals("cdrom"))
                .filter(disk -> child(disk, "readonly").isEmpty())
                .toList();
    }

    /// What lies on its host, is only read, and without which libvirt does not start it: a disc in
    /// a drive, a configuration drive. An empty drive has no source, or one that names nothing.
    List<Element> media() {
        return devices("disk").stream()
                .filter(disk ->
                        disk.getAttribute("device").equals("cdrom")
                                || child(disk, "readonly").isPresent())
                .filter(disk -> !disk.getAttribute("type").equals("network"))
                .filter(disk ->
                        child(disk, "source")
                                .filter(source -> MEDIUM.stream().anyMatch(source::hasAttribute))
                                .filter(source ->
                                        !source.getAttribute("startupPolicy").equals("optional"))
                                .isPresent())
                .toList();
    }

    boolean isForRecovery() {
        return child(root(), "metadata").stream()
                .flatMap(metadata -> children(metadata, "recovery").stream())
                .anyMatch(element -> RECOVERY_NAMESPACE.equals(element.getNamespaceURI()));
    }

    /// Changes it into a definition for recovery: a disk that refuses a write stops the guest
    /// instead of telling it, so that it resumes in the middle of its check once the fault is gone
    /// (under `report` an `e2fsck` gives up, and only a new start heals the guest); and its console
    /// file begins anew, so that nothing of an earlier start is taken for this one's.
    void makeForRecovery() {
        for (var disk : writableDisks()) {
            var driver = child(disk, "driver").orElseGet(() -> firstIn(disk, "driver"));
            driver.setAttribute("error_policy", "stop");
            driver.setAttribute("rerror_policy", "stop");
        }
        consoles().forEach(DomainXml::beginAnew);
        if (!isForRecovery()) {
            var metadata = child(root(), "metadata").orElseGet(this::newMetadata);
            metadata.appendChild(document.createElementNS(RECOVERY_NAMESPACE, "lifeboat:recovery"));
        }
    }

    private static void beginAnew(Element port) {
        child(port, "source")
                .filter(source -> source.hasAttribute("append"))
                .ifPresent(source -> source.setAttribute("append", "off"));
        child(port, "log")
                .filter(log -> log.hasAttribute("append"))
                .ifPresent(log -> log.setAttribute("append", "off"));
    }

    private Element newMetadata() {
        var metadata = document.createElement("metadata");
        root().appendChild(metadata);
        return metadata;
    }

    private Element firstIn(Element parent, String name) {
        var made = document.createElement(name);
        parent.insertBefore(made, parent.getFirstChild());
        return made;
    }

    /// The ports that are the guest's first serial console. Others can be anything's record.
    private List<Element> consoles() {
        return Stream.of("serial", "console")
                .flatMap(kind -> devices(kind).stream())
                .filter(port ->
                        child(port, "target")
                                .flatMap(target -> attribute(target, "port"))
                                .orElse("0")
                                .equals("0"))
                .toList();
    }

    /// Where the guest's serial console is written on its host.
    Optional<String> consoleFile() {
        return consoles().stream()
                .map(port ->
                        port.getAttribute("type").equals("file")
                                ? child(port, "source").flatMap(file -> attribute(file, "path"))
                                : child(port, "log").flatMap(log -> attribute(log, "file")))
                .flatMap(Optional::stream)
                .findFirst();
    }

    String print() {
        try {
            var factory = TransformerFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            var transformer = factory.newTransformer();
            transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
            var text = new StringWriter();
            transformer.transform(new DOMSource(document), new StreamResult(text));
            return text.toString();
        } catch (TransformerException impossible) {
            throw new IllegalStateException("printing a tree", impossible);
        }
    }
}
