package org.signalbox.sbi.nrf.discovery;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The parameters of discovery that are understood, for documents and tests. */
public final class DiscoveryParameters {

  private static final List<String> REQUESTER =
      List.of(
          "requester-nf-type",
          "requester-nf-instance-id",
          "requester-nf-instance-fqdn",
          "requester-plmn-list",
          "requester-snpn-list",
          "requester-snssais",
          "requester-plmn-specific-snssai-list",
          "requester-features");

  private static final List<String> SERVICES =
      List.of(
          "service-names",
          "required-features",
          "supported-features",
          "target-nf-service-set-id",
          "exclude-nfservinst-list",
          "exclude-nfserviceset-list");

  private static final List<String> ANSWER =
      List.of("limit", "max-payload-size", "max-payload-size-ext", "preferences-precedence");

  private static final List<String> TARGET =
      List.of(
          "target-nf-type",
          "complex-query",
          "area-session-id",
          "hnrf-uri",
          "nrf-disc-uri",
          "target-nw-resolution");

  /** Lists that a client may also send as one parameter for each value. */
  private static final Set<String> LISTS =
      Set.of(
          "service-names",
          "required-features",
          "pdu-session-types",
          "serving-scope",
          "preferred-nf-instances",
          "preferred-collocated-nf-types",
          "preferences-precedence",
          "group-id-list",
          "dnai-list",
          "nsi-list",
          "event-id-list",
          "nwdaf-event-list",
          "scp-domain-list",
          "exclude-nfinst-list",
          "exclude-nfset-list",
          "exclude-nfserviceset-list");

  private DiscoveryParameters() {}

  /** What a parameter is for. */
  public enum Role {
    /** What is looked for and where. */
    TARGET,
    /** Who asks. */
    REQUESTER,
    /** Which services. */
    SERVICE,
    /** What the network function has to satisfy; also in a complex query. */
    CONDITION,
    /** What decides about the order. */
    PREFERENCE,
    /** How large the answer may be. */
    ANSWER
  }

  /** The names of a role, in alphabetical order. */
  public static Set<String> names(Role role) {
    return switch (role) {
      case TARGET -> new TreeSet<>(TARGET);
      case REQUESTER -> new TreeSet<>(REQUESTER);
      case SERVICE -> new TreeSet<>(SERVICES);
      case CONDITION ->
          ConditionParameters.names().stream()
              .filter(name -> !SERVICES.contains(name))
              .collect(Collectors.toCollection(TreeSet::new));
      case PREFERENCE -> new TreeSet<>(PreferenceParameters.names());
      case ANSWER -> new TreeSet<>(ANSWER);
    };
  }

  /** Every name that is understood. */
  public static Set<String> names() {
    return Stream.of(Role.values())
        .flatMap(role -> names(role).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  static boolean isList(String name) {
    return LISTS.contains(name);
  }
}
