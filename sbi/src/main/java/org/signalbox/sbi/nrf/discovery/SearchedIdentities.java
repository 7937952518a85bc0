package org.signalbox.sbi.nrf.discovery;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.signalbox.registers.nf.IdentityKind;
import org.signalbox.registers.nf.NfProfile;
import org.signalbox.registers.nf.search.NfCondition;
import org.signalbox.registers.nf.search.NfMatch;
import org.signalbox.registers.nf.search.NfQuery;
import org.signalbox.registers.nf.search.OfferConditions.ServesIdentity;

/** The subscribers that a query names, wherever in it. */
final class SearchedIdentities {

  private static final Set<IdentityKind> OF_SUBSCRIBERS =
      EnumSet.of(
          IdentityKind.SUPI,
          IdentityKind.GPSI,
          IdentityKind.IMSI,
          IdentityKind.MSISDN,
          IdentityKind.IMS_PRIVATE,
          IdentityKind.IMS_PUBLIC);

  private SearchedIdentities() {}

  /**
   * Those whom nobody serves that was found, as sent, each once. Others may well be found: a query
   * may ask for one that is always there, or a subscriber.
   */
  static List<String> unserved(NfQuery query, List<NfMatch> found) {
    if (!found.isEmpty() && isServedByEach(query.condition())) {
      return List.of();
    }
    return in(query.condition())
        .filter(identity ->
            found.stream().noneMatch(match -> serves(match.entry().profile(), identity)))
        .map(ServesIdentity::identity)
        .distinct()
        .toList();
  }

  /** Nearly every query asks for one thing and another: what was found serves all it names. */
  private static boolean isServedByEach(NfCondition condition) {
    return condition instanceof NfCondition.AllOf(List<NfCondition> conditions)
        && conditions.stream().allMatch(NfCondition.Single.class::isInstance);
  }

  private static boolean serves(NfProfile profile, ServesIdentity identity) {
    return profile.offers().stream().anyMatch(offer -> identity.holds(profile, offer));
  }

  private static Stream<ServesIdentity> in(NfCondition condition) {
    return switch (condition) {
      case NfCondition.AllOf all -> all.conditions().stream().flatMap(SearchedIdentities::in);
      case NfCondition.AnyOf any -> any.conditions().stream().flatMap(SearchedIdentities::in);
      case NfCondition.Not not -> in(not.condition());
      case ServesIdentity identity ->
          Stream.of(identity).filter(one -> OF_SUBSCRIBERS.contains(one.kind()));
      case NfCondition.Single other -> Stream.empty();
    };
  }
}
