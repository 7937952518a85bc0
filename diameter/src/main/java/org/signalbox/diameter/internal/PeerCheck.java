package org.signalbox.diameter.internal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.DiameterIdentity;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.message.MessageFault;
import org.signalbox.diameter.message.ResultCode;
import org.signalbox.diameter.peer.Capabilities;
import org.signalbox.diameter.peer.CapabilitiesDecoder;
import org.signalbox.diameter.peer.CapabilitiesDecoder.Result;
import org.signalbox.diameter.peer.PeerConfig;
import org.signalbox.diameter.peer.PeerSecurity;

/**
 * Whether what a neighbour says of itself, and how it is connected, fits what the operator says of
 * it. Runs on the connection's event loop.
 */
final class PeerCheck {

  private final NodeCore node;

  PeerCheck(NodeCore node) {
    this.node = node;
  }

  /** A CEA: what its sender says of itself, or why the connection cannot be used. */
  Result judge(Connection connection, PeerConfig config, DiameterMessage cea) {
    int code = (int) cea.avps().unsigned32(BaseAvp.RESULT_CODE).orElse(0);
    if (!ResultCode.isSuccess(code)) {
      String why = cea.avps().text(BaseAvp.ERROR_MESSAGE).map(text -> ": " + text).orElse("");
      String result = Integer.toUnsignedString(code);
      return new Result.Refused(MessageFault.of(code, "result code " + result + why));
    }
    return switch (CapabilitiesDecoder.read(cea)) {
      case Result.Refused refused -> refused;
      case Result.Read read ->
          fault(connection, config, read.capabilities())
              .<Result>map(Result.Refused::new)
              .orElse(read);
    };
  }

  /** What is wrong with the sender of a CER or CEA; empty when it is welcome. */
  Optional<MessageFault> fault(Connection connection, PeerConfig config, Capabilities remote) {
    DiameterIdentity host = remote.origin().host();
    if (!host.equals(config.identity())) {
      return unknown("the answer comes from " + host);
    }
    if (config.realm().isPresent()
        && !config.realm().get().equalsIgnoreCase(remote.origin().realm())) {
      return unknown("the peer's realm is not the configured one");
    }
    boolean inband = config.security() == PeerSecurity.INBAND_TLS && remote.inbandTls();
    if (config.security() != PeerSecurity.CLEAR && !connection.isSecure() && !inband) {
      return insecure("the peer must use TLS");
    }
    Optional<String> misnamed = misnamed(connection, host);
    if (misnamed.isPresent()) {
      return insecure(misnamed.get());
    }
    return node.capabilities(config).common(remote).isEmpty()
        ? Optional.of(MessageFault.of(ResultCode.NO_COMMON_APPLICATION, "no common application"))
        : Optional.empty();
  }

  private static Optional<MessageFault> unknown(String reason) {
    return Optional.of(MessageFault.of(ResultCode.UNKNOWN_PEER, reason));
  }

  private static Optional<MessageFault> insecure(String reason) {
    return Optional.of(MessageFault.of(ResultCode.NO_COMMON_SECURITY, reason));
  }

  /** Why a certificate does not speak for an identity; empty when it does or there is no TLS. */
  static Optional<String> misnamed(Connection connection, DiameterIdentity identity) {
    if (!connection.isSecure()) {
      return Optional.empty();
    }
    List<String> names = connection.certificateNames();
    boolean named = names.stream().anyMatch(name -> covers(name, identity.key()));
    return named
        ? Optional.empty()
        : Optional.of("the certificate names " + names + ", not the peer");
  }

  private static boolean covers(String name, String identity) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.startsWith("*.")) {
      int dot = identity.indexOf('.');
      return dot > 0 && identity.substring(dot).equals(lower.substring(1));
    }
    return lower.equals(identity);
  }
}
