package org.signalbox.dra;

import java.util.Optional;
import java.util.function.Supplier;
import org.signalbox.diameter.message.MessageFault;
import org.signalbox.diameter.node.PeerAdmission;
import org.signalbox.diameter.node.PeerHello;
import org.signalbox.diameter.node.PeerSnapshot;
import org.signalbox.diameter.peer.PeerConfig;

/** Decides about peers as the files say that were read last. */
record AdmissionInForce(Supplier<PeerAdmission> inForce) implements PeerAdmission {

  @Override
  public Optional<PeerConfig> admit(PeerHello hello) {
    return inForce.get().admit(hello);
  }

  @Override
  public Optional<MessageFault> refusal(PeerHello hello, PeerSnapshot open) {
    return inForce.get().refusal(hello, open);
  }
}
