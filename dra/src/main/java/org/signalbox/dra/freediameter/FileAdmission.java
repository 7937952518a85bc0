package org.signalbox.dra.freediameter;

import java.util.Optional;
import org.signalbox.diameter.message.MessageFault;
import org.signalbox.diameter.message.ResultCode;
import org.signalbox.diameter.node.PeerAdmission;
import org.signalbox.diameter.node.PeerHello;
import org.signalbox.diameter.node.PeerSnapshot;
import org.signalbox.diameter.peer.PeerConfig;
import org.signalbox.diameter.peer.PeerSecurity;
import org.signalbox.diameter.peer.PeerTimers;

/**
 * Lets in whom the whitelist names, in clear only where it says so, and keeps others waiting with
 * 3004 until enough processing peers are open. Immutable; any thread may use it.
 *
 * @param timers of peers that the whitelist lets in
 */
record FileAdmission(
    Optional<Whitelist> whitelist, Optional<ProcessingPeers> processing, PeerTimers timers)
    implements PeerAdmission {

  @Override
  public Optional<PeerConfig> admit(PeerHello hello) {
    return whitelist
        .flatMap(list -> list.entry(hello.identity().text()))
        .flatMap(entry -> security(entry, hello.secure()))
        .map(security ->
            PeerConfig.accepting(hello.identity().text())
                .withSecurity(security)
                .withTimers(timers));
  }

  private static Optional<PeerSecurity> security(Whitelist.Entry entry, boolean secure) {
    if (secure) {
      return Optional.of(PeerSecurity.TLS);
    }
    if (entry.clearAllowed()) {
      return Optional.of(PeerSecurity.CLEAR);
    }
    return entry.oldTlsAllowed() ? Optional.of(PeerSecurity.INBAND_TLS) : Optional.empty();
  }

  @Override
  public Optional<MessageFault> refusal(PeerHello hello, PeerSnapshot open) {
    return processing
        .filter(peers -> peers.keepWaiting(hello.identity(), open))
        .map(peers ->
            MessageFault.of(
                ResultCode.TOO_BUSY,
                "fewer than " + peers.minimum() + " processing peers are open"));
  }
}
