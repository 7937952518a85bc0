package org.signalbox.app.internal.node;

import java.util.Optional;
import org.signalbox.diameter.node.PeerAdmission;
import org.signalbox.diameter.node.PeerHello;
import org.signalbox.diameter.peer.PeerConfig;
import org.signalbox.diameter.peer.PeerSecurity;

/**
 * Lets in peers of this machine without their being listed, and others only when told.
 *
 * @param anonymous whether peers from elsewhere are let in as well
 */
record LoopbackAdmission(boolean anonymous) implements PeerAdmission {

  @Override
  public Optional<PeerConfig> admit(PeerHello hello) {
    if (!anonymous && !hello.address().isLoopbackAddress()) {
      return Optional.empty();
    }
    PeerSecurity security = hello.secure() ? PeerSecurity.TLS : PeerSecurity.CLEAR;
    return Optional.of(PeerConfig.accepting(hello.identity().text()).withSecurity(security));
  }
}
