package org.signalbox.dra.freediameter;

import java.util.List;
import java.util.Optional;

/**
 * What the extensions of a main file add to routing.
 *
 * @param scoreRules {@code rt_default}
 * @param patternRules {@code rt_ereg}
 * @param followsRedirects {@code rt_redirect} is loaded
 * @param balancesLoad {@code rt_load_balance} is loaded
 * @param randomises {@code rt_randomize} is loaded
 * @param hidesDestinationHost {@code rt_ignore_dh} is loaded
 * @param busyPeers {@code rt_busypeers}
 * @param maximumRequestBytes {@code rt_deny_by_size}
 * @param whitelist {@code acl_wl}
 * @param dumpMask {@code dbg_msg_dumps}, four nibbles
 */
public record RoutingExtensions(
    List<ScoreRule> scoreRules,
    List<PatternRule> patternRules,
    boolean followsRedirects,
    boolean balancesLoad,
    boolean randomises,
    boolean hidesDestinationHost,
    Optional<BusyPeers> busyPeers,
    Optional<Integer> maximumRequestBytes,
    Optional<Whitelist> whitelist,
    Optional<Integer> dumpMask) {

  public RoutingExtensions {
    scoreRules = List.copyOf(scoreRules);
    patternRules = List.copyOf(patternRules);
  }

  /**
   * When a request is sent again because a server is busy or silent.
   *
   * @param skipTooBusyErrors a 3004 is passed on, only silence makes a retry
   * @param retryDistantPeers also when the 3004 came from beyond the next peer
   * @param maxRetries 0: as many as there are candidates
   * @param relayTimeoutMillis 0: no time-out
   */
  public record BusyPeers(
      boolean skipTooBusyErrors,
      boolean retryDistantPeers,
      int maxRetries,
      int relayTimeoutMillis) {}
}
