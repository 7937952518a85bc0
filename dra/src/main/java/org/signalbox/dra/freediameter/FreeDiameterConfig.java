package org.signalbox.dra.freediameter;

import java.util.List;
import java.util.Optional;
import org.signalbox.core.SourcePosition;

/**
 * What a main file says, with the daemon's defaults where it says nothing.
 *
 * @param identity empty: the host's own name
 * @param realm empty: the part of the identity after its first dot
 * @param listener where and how it listens
 * @param timers how long it waits
 * @param tls certificates
 * @param limits sizes and bounds
 * @param noRelay whether messages of others are refused
 * @param routeRecordInAnswers whether answers carry the path too
 * @param peers the peers it connects to
 * @param extensions in the order loaded
 */
public record FreeDiameterConfig(
    Optional<String> identity,
    Optional<String> realm,
    Listener listener,
    Timers timers,
    Tls tls,
    Limits limits,
    boolean noRelay,
    boolean routeRecordInAnswers,
    List<ConnectPeer> peers,
    List<Extension> extensions) {

  public FreeDiameterConfig {
    peers = List.copyOf(peers);
    extensions = List.copyOf(extensions);
  }

  /**
   * @param port clear port, 0 for none
   * @param securePort TLS port, 0 for none
   * @param addresses empty: all addresses
   * @param families which address families and transports are on
   * @param sctpStreams 1 to 65535
   */
  public record Listener(
      int port, int securePort, List<String> addresses, Families families, int sctpStreams) {

    public Listener {
      addresses = List.copyOf(addresses);
    }
  }

  /** Address families and transports; a peer may narrow them. */
  public record Families(boolean ipv4, boolean ipv6, boolean tcp, boolean sctp, boolean preferTcp) {

    static final Families ALL = new Families(true, true, true, true, false);
  }

  /**
   * @param reconnectSeconds TcTimer
   * @param watchdogSeconds TwTimer
   */
  public record Timers(int reconnectSeconds, int watchdogSeconds) {}

  /**
   * Empty paths where the file names none.
   *
   * @param certificate PEM file
   * @param key PEM file
   * @param authorities PEM file of trusted authorities
   * @param revocations PEM file of revoked certificates
   * @param priorities the cipher expression as written
   * @param dhParameters file, has no use with modern ciphers
   * @param oldMethod outgoing connections negotiate TLS inside Diameter
   */
  public record Tls(
      Optional<String> certificate,
      Optional<String> key,
      Optional<String> authorities,
      Optional<String> revocations,
      Optional<String> priorities,
      Optional<String> dhParameters,
      boolean oldMethod) {}

  /**
   * @param incomingQueue messages waiting from one peer; 0: no bound in the daemon
   * @param outgoingQueue messages waiting to one peer
   * @param localQueue messages waiting for local applications
   * @param processingPeersPattern peers that must be open before others are let in
   * @param processingPeersMinimum how many of them
   */
  public record Limits(
      int incomingQueue,
      int outgoingQueue,
      int localQueue,
      Optional<String> processingPeersPattern,
      int processingPeersMinimum) {}

  /**
   * A peer that is dialled and may dial in.
   *
   * @param identity its Origin-Host
   * @param realm what its CER must say
   * @param port empty: 3868 without TLS, else 5868
   * @param addresses where it is dialled; empty: its identity is resolved
   * @param families narrowed from the whole
   * @param noTls in clear
   * @param oldTls TLS negotiated inside Diameter
   * @param timers the peer's own, else the whole's
   * @param tlsPriorities its own cipher expression
   * @param position where it stands
   */
  public record ConnectPeer(
      String identity,
      Optional<String> realm,
      Optional<Integer> port,
      List<String> addresses,
      Families families,
      boolean noTls,
      boolean oldTls,
      Timers timers,
      Optional<String> tlsPriorities,
      SourcePosition position) {

    public ConnectPeer {
      addresses = List.copyOf(addresses);
    }
  }

  /**
   * A {@code LoadExtension} line.
   *
   * @param file the file loaded, as written
   * @param configuration its file or text, as written
   * @param position where it stands
   */
  public record Extension(String file, Optional<String> configuration, SourcePosition position) {

    /** The name without folder and ending: {@code rt_default}. */
    public String name() {
      String base = file.substring(file.lastIndexOf('/') + 1);
      int dot = base.lastIndexOf('.');
      return dot < 0 ? base : base.substring(0, dot);
    }
  }
}
