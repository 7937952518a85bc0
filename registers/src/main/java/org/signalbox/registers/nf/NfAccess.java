package org.signalbox.registers.nf;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who may use a network function or one of its services: the {@code allowed...} members of TS
 * 29.510 §6.1.6.2.2 and §6.1.6.2.3. A rule that is absent admits everybody.
 *
 * <p>What a requester did not tell cannot admit it, otherwise silence would be the way in: a rule
 * on domains or slices refuses a requester without domain name or slices. Only a requester without
 * network counts as one of this network, which is always admitted.
 *
 * @param types admitted types
 * @param networks admitted networks, stand-alone ones included
 * @param domains expressions of which one must match the whole domain name
 * @param slices admitted slices
 */
public record NfAccess(
    Optional<Set<NfType>> types,
    Optional<Set<NetworkId>> networks,
    Optional<List<ExpressionRule>> domains,
    Optional<List<SnssaiSet>> slices) {

  /** No rules. */
  public static final NfAccess OPEN =
      new NfAccess(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /** An expression of a rule. */
  public static final class ExpressionRule {

    private final ExpressionMatcher matcher;

    ExpressionRule(ExpressionMatcher matcher) {
      this.matcher = matcher;
    }

    boolean admits(String fqdn) {
      return matcher.matches(fqdn);
    }
  }

  /** These rules, and where one is absent, that of the network function the service belongs to. */
  public NfAccess or(NfAccess outer) {
    return new NfAccess(
        types.or(outer::types),
        networks.or(outer::networks),
        domains.or(outer::domains),
        slices.or(outer::slices));
  }

  /**
   * Whether a requester may use what these rules guard.
   *
   * @param own networks of the network function, which need not be listed
   */
  public boolean admits(NfRequester requester, Set<NetworkId> own) {
    return admitsType(requester)
        && admitsNetwork(requester, own)
        && admitsDomain(requester)
        && admitsSlice(requester);
  }

  private boolean admitsType(NfRequester requester) {
    return types.isEmpty() || types.get().contains(requester.type());
  }

  private boolean admitsNetwork(NfRequester requester, Set<NetworkId> own) {
    Set<NetworkId> theirs = requester.origin().networks();
    return networks.isEmpty()
        || theirs.isEmpty()
        || theirs.stream().anyMatch(id -> networks.get().contains(id) || own.contains(id));
  }

  private boolean admitsDomain(NfRequester requester) {
    return domains.isEmpty()
        || (requester.fqdn().isPresent()
            && domains.get().stream().anyMatch(rule -> rule.admits(requester.fqdn().get())));
  }

  private boolean admitsSlice(NfRequester requester) {
    return slices.isEmpty()
        || requester.origin().slices().stream()
            .anyMatch(slice -> slices.get().stream().anyMatch(set -> set.contains(slice)));
  }
}
