package org.signalbox.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.signalbox.diameter.dictionary.AvpDefinition;
import org.signalbox.diameter.dictionary.AvpType;
import org.signalbox.diameter.dictionary.Dictionary;
import org.signalbox.diameter.message.AvpKey;
import org.signalbox.testsupport.ExternalTool;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * The dictionary against the one of Wireshark on this machine, which others keep: same code, same
 * vendor, same name, a type that reads the same octets.
 */
class DictionaryOracleIT {

  private static final Path WIRESHARK = Path.of("/usr/share/wireshark/diameter/dictionary.xml");

  /**
   * Where the specification has another name than Wireshark, which keeps older or prefixed ones.
   */
  private static final Set<String> NAMED_BY_THE_SPECIFICATION =
      Set.of(
          "Acct-Multi-Session-Id",
          "Acct-Tunnel-Connection",
          "Message-Authenticator",
          "3GPP-IPv6-DNS-Servers",
          "MMTel-SService-Type",
          "User-Data",
          "Wildcarded-Public-Identity",
          "Associated-Registered-Groups",
          "NAF-Id",
          "Call-Barring-Info",
          "PPR-Address");

  /** Types that Wireshark shows in a way of its own, by the type of the specification. */
  private static final Map<AvpType, Set<String>> READS_THE_SAME =
      Map.of(
          AvpType.ADDRESS, Set.of("IPAddress"),
          AvpType.OCTET_STRING, Set.of("IPAddress", "UTF8String", "OctetStringOrUTF8"),
          AvpType.UNSIGNED32, Set.of("AppId", "VendorId", "Enumerated", "Integer32"),
          AvpType.INTEGER32, Set.of("Enumerated", "Unsigned32"),
          AvpType.ENUMERATED, Set.of("Unsigned32", "Integer32"));

  /** TS 32.299 §7.2.10: UTF8String. */
  private static final String APPLICATION_SERVER_ID = "Application-Server-ID";

  private record Known(String name, String type) {}

  private static final Map<AvpKey, Known> AVPS = new HashMap<>();
  private static final Map<Integer, List<String>> COMMANDS = new HashMap<>();
  private static final Map<Integer, List<String>> APPLICATIONS = new HashMap<>();

  @BeforeAll
  static void readWireshark() throws Exception {
    ExternalTool.require("tshark", "tshark");
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    // The files of vendors are entities of the main one, and larger than the limit for strangers'.
    factory.setAttribute("jdk.xml.totalEntitySizeLimit", "0");
    Document document = factory.newDocumentBuilder().parse(WIRESHARK.toFile());
    Map<String, Integer> vendors = new HashMap<>();
    each(document, "vendor")
        .forEach(vendor -> vendors.put(vendor.getAttribute("vendor-id"), number(vendor, "code")));
    vendors.put("", 0);
    vendors.put("None", 0);
    for (Element avp : each(document, "avp")) {
      Optional.ofNullable(vendors.get(avp.getAttribute("vendor-id")))
          .ifPresent(vendor ->
              AVPS.put(
                  AvpKey.of(number(avp, "code"), vendor),
                  new Known(avp.getAttribute("name"), type(avp))));
    }
    each(document, "command").forEach(command -> add(COMMANDS, number(command, "code"), command));
    each(document, "application").forEach(one -> add(APPLICATIONS, number(one, "id"), one));
  }

  private static void add(Map<Integer, List<String>> names, int number, Element named) {
    names.computeIfAbsent(number, key -> new ArrayList<>()).add(named.getAttribute("name"));
  }

  private static List<Element> each(Document document, String name) {
    List<Element> found = new ArrayList<>();
    NodeList nodes = document.getElementsByTagName(name);
    for (int i = 0; i < nodes.getLength(); i++) {
      found.add((Element) nodes.item(i));
    }
    return found;
  }

  private static int number(Element element, String attribute) {
    return Integer.parseUnsignedInt(element.getAttribute(attribute));
  }

  private static String type(Element avp) {
    if (avp.getElementsByTagName("grouped").getLength() > 0) {
      return "Grouped";
    }
    NodeList types = avp.getElementsByTagName("type");
    return types.getLength() == 0 ? "" : ((Element) types.item(0)).getAttribute("type-name");
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT)
        .replaceFirst("^(cx-|3gpp-|3gpp )", "")
        .replaceAll("[^a-z0-9]", "");
  }

  @Test
  void shouldNameAvpsAsWiresharkDoes() {
    // Given
    List<String> different = new ArrayList<>();
    int compared = 0;

    // When
    for (AvpDefinition avp : Dictionary.standard().avps()) {
      Known known = AVPS.get(avp.key());
      if (known != null) {
        compared++;
        boolean same = plain(known.name()).equals(plain(avp.name()));
        if (!same && !NAMED_BY_THE_SPECIFICATION.contains(avp.name())) {
          different.add(avp.key() + ": " + avp.name() + ", there " + known.name());
        }
      }
    }

    // Then
    assertThat(different).isEmpty();
    assertThat(compared).isGreaterThan(1_150);
  }

  @Test
  void shouldReadTheOctetsOfAvpsAsWiresharkDoes() {
    // Given
    List<String> different = new ArrayList<>();

    // When
    for (AvpDefinition avp : Dictionary.standard().avps()) {
      Known known = AVPS.getOrDefault(avp.key(), new Known(avp.name(), avp.type().specName()));
      if (!readsTheSame(avp.type(), known.type()) && !avp.name().equals(APPLICATION_SERVER_ID)) {
        different.add(avp.name() + ": " + avp.type().specName() + ", there " + known.type());
      }
    }

    // Then
    assertThat(different).isEmpty();
  }

  private static boolean readsTheSame(AvpType ours, String theirs) {
    return theirs.isEmpty()
        || ours.specName().equals(theirs)
        || READS_THE_SAME.getOrDefault(ours, Set.of()).contains(theirs);
  }

  @Test
  void shouldNumberCommandsAsWiresharkDoes() {
    // Given: misspelt there.
    Set<String> known = Set.of("Bootstrapping-Info");
    List<String> different = new ArrayList<>();

    // When
    Dictionary.standard()
        .commands()
        .forEach(command -> {
          List<String> theirs = COMMANDS.getOrDefault(command.code(), List.of());
          boolean same =
              theirs.stream().anyMatch(name -> plain(name).startsWith(plain(command.name())));
          if (!same && !theirs.isEmpty() && !known.contains(command.name())) {
            different.add(command.code() + ": " + command.name() + ", there " + theirs);
          }
        });

    // Then
    assertThat(different).isEmpty();
  }

  @Test
  void shouldNumberApplicationsAsWiresharkDoes() {
    // Given: the names of the interfaces are TS 29.230's.
    List<String> different = new ArrayList<>();

    // When
    Dictionary.standard().applications().stream()
        .filter(application -> application.vendorId() == 10415)
        .forEach(application -> {
          List<String> theirs = APPLICATIONS.getOrDefault(application.id(), List.of());
          String interfaceName = application.name().replaceFirst("-.*", "");
          boolean same = theirs.stream().anyMatch(name -> name.contains(interfaceName));
          if (!same && !theirs.isEmpty()) {
            different.add(application.id() + ": " + application.name() + ", there " + theirs);
          }
        });

    // Then
    assertThat(different).isEmpty();
  }
}
