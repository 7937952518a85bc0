package org.signalbox.config;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Who may do what at the NRF and the 5G-EIR.
 *
 * @param isSecure whether certificates decide; otherwise everybody may do everything
 * @param types what was said of types of network functions, by their names
 * @param anywhere where every network function may be; empty for wherever they like
 * @param sensitive types of which a new instance raises an alarm
 * @param readers types that read every profile and ask on behalf of others
 * @param services types that may offer services, by the beginning of the services' names
 * @param rate requests of one client
 * @param webhook where alarms are posted to
 * @param tokens how tokens are given
 */
public record NrfSecurityConfig(
    boolean isSecure,
    Map<String, TypeRules> types,
    List<AddressPrefix> anywhere,
    List<String> sensitive,
    List<String> readers,
    Map<String, List<String>> services,
    Rate rate,
    Optional<URI> webhook,
    Tokens tokens) {

  /**
   * What was said of a type.
   *
   * @param instances those that may be of it although their certificates do not say so
   * @param addresses where they may be; empty for wherever everyone may
   */
  public record TypeRules(List<UUID> instances, List<AddressPrefix> addresses) {
    public TypeRules {
      instances = List.copyOf(instances);
      addresses = List.copyOf(addresses);
    }
  }

  /** Requests of one client: in the long run, and at once. */
  public record Rate(int perSecond, int burst) {}

  /**
   * How tokens are given.
   *
   * @param life how long one is good
   * @param algorithm {@code ES256} or {@code RS256}
   * @param rotation how long a key signs
   */
  public record Tokens(Duration life, String algorithm, Duration rotation) {}

  public NrfSecurityConfig {
    types = Map.copyOf(types);
    anywhere = List.copyOf(anywhere);
    sensitive = List.copyOf(sensitive);
    readers = List.copyOf(readers);
    services = Map.copyOf(services);
  }
}
