package org.signalbox.dra.guard;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.signalbox.diameter.message.Avp;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.DiameterIdentity;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.message.MessageFault;
import org.signalbox.diameter.message.ResultCode;

/**
 * Whom a peer may speak for, so that none speaks in another's name. Every Origin-Host and
 * Origin-Realm of a message is looked at: a second one must not smuggle what the first hides.
 *
 * @param realms the realms that Origin-Realm may name
 * @param host what Origin-Host must be
 */
public record OriginRule(List<RealmPattern> realms, HostRule host) {

  public OriginRule {
    realms = List.copyOf(realms);
  }

  /** What an Origin-Host must be. */
  public enum HostRule {
    /** The peer itself: it is an end of the traffic, and relays nothing. */
    PEER,
    /** Below the message's Origin-Realm; names of one label pass. */
    IN_REALM,
    /** Anything. */
    ANY
  }

  /** A peer that speaks for itself alone. */
  public static OriginRule itself(String realm) {
    return new OriginRule(List.of(new RealmPattern(realm)), HostRule.PEER);
  }

  /** A peer that may speak for every node of some realms, such as a relay of a roaming partner. */
  public static OriginRule speakingFor(List<RealmPattern> realms) {
    return new OriginRule(realms, HostRule.IN_REALM);
  }

  /**
   * Why a message cannot come from a peer: 5005 for what is missing, 5004 for what does not fit.
   */
  Optional<MessageFault> judge(DiameterIdentity peer, DiameterMessage message) {
    List<Avp> namedRealms = message.avps().all(BaseAvp.ORIGIN_REALM);
    List<Avp> namedHosts = message.avps().all(BaseAvp.ORIGIN_HOST);
    if (namedRealms.isEmpty()) {
      return Optional.of(MessageFault.missing(BaseAvp.ORIGIN_REALM, "Origin-Realm"));
    }
    if (namedHosts.isEmpty()) {
      return Optional.of(MessageFault.missing(BaseAvp.ORIGIN_HOST, "Origin-Host"));
    }
    for (Avp realm : namedRealms) {
      if (realms.stream().noneMatch(pattern -> pattern.covers(realm.text()))) {
        return misfit(realm, "this peer may not speak for the Origin-Realm");
      }
    }
    for (Avp named : namedHosts) {
      if (!fits(named.text(), peer, namedRealms.getFirst().text())) {
        return misfit(named, "this peer may not speak for the Origin-Host");
      }
    }
    return Optional.empty();
  }

  private boolean fits(String named, DiameterIdentity peer, String realm) {
    String lower = named.toLowerCase(Locale.ROOT);
    return switch (host) {
      case PEER -> lower.equals(peer.key());
      case IN_REALM -> !lower.contains(".") || lower.endsWith("." + realm.toLowerCase(Locale.ROOT));
      case ANY -> true;
    };
  }

  private static Optional<MessageFault> misfit(Avp avp, String reason) {
    return Optional.of(MessageFault.of(ResultCode.INVALID_AVP_VALUE, reason, avp));
  }
}
