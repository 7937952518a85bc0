package org.signalbox.ocs.control;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.signalbox.charging.session.ReauthorizationPort;
import org.signalbox.charging.session.SessionAbortPort;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.DiameterIdentity;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.message.Origin;
import org.signalbox.diameter.node.DiameterNode;
import org.signalbox.diameter.node.NodeTime;
import org.signalbox.diameter.node.RoutablePeer;
import org.signalbox.ocs.message.ClientAnswer;
import org.signalbox.ocs.message.CreditControlAnswerEncoder;
import org.signalbox.ocs.message.ServerRequestEncoder;
import org.signalbox.ocs.message.SessionOwner;

/**
 * Asks clients to come back (RAR) and to end sessions (ASR), by the peer that brought a session's
 * last request, else by the client itself or another of its realm.
 *
 * <p>Bounded: no more than {@value #UNDER_WAY_MAX} requests wait for their answers, and a client
 * that answered none of the last {@value SilentClients#MISSES_MAX} is left alone for a while: some
 * know neither command. Nothing depends on their answers; who is not asked comes back in time. Who
 * says that it does not know the session is only counted: its last report may be on its way, and
 * must find the session; one that is silent for good is given up in time.
 *
 * <p>Any thread; never blocks.
 */
public final class ClientRequestAdapter implements ReauthorizationPort, SessionAbortPort {

  private static final int UNDER_WAY_MAX = 1_000;

  private final ClientSessions sessions;
  private final SilentClients silent;
  private final AtomicInteger underWay = new AtomicInteger();
  private final ClientRequestCounts counts = new ClientRequestCounts();
  private volatile @Nullable Connected connected;

  /** The node, once it has been started. */
  private record Connected(DiameterNode node, Origin local) {}

  ClientRequestAdapter(ClientSessions sessions, NodeTime time) {
    this.sessions = sessions;
    this.silent = new SilentClients(time);
  }

  /** Has requests sent by a node from now on; before that nobody is asked. */
  void connect(DiameterNode node, Origin local) {
    connected = new Connected(node, local);
  }

  /** What became of the requests. */
  public ClientRequestCounts counts() {
    return counts;
  }

  @Override
  public void reauthorize(String session, List<String> services, Cause cause) {
    ClientSession known = sessions.find(session).orElseGet(() -> guessed(session));
    boolean isSent =
        send(
            known,
            false,
            node ->
                ServerRequestEncoder.reauthorize(
                    owner(known), group(known, services), node.local()));
    if (!isSent) {
      counts.unsent();
    }
  }

  @Override
  public boolean abort(String session) {
    ClientSession known = sessions.find(session).orElseGet(() -> guessed(session));
    return send(known, true, node -> ServerRequestEncoder.abort(owner(known), node.local()));
  }

  /** After a restart the name of the session tells whose it is (RFC 6733 §8.8). */
  private static ClientSession guessed(String session) {
    int end = session.indexOf(';');
    String named = end < 0 ? session : session.substring(0, end);
    DiameterIdentity host =
        DiameterIdentity.of(DiameterIdentity.isValid(named) ? named : "unknown");
    return new ClientSession(session, host, host.realmPart(), host, List.of());
  }

  private static SessionOwner owner(ClientSession session) {
    return new SessionOwner(session.id(), session.host(), session.realm());
  }

  /** The rating group that is meant, where it is not all of the session. */
  private static OptionalLong group(ClientSession session, List<String> services) {
    if (services.size() != 1 || session.services().size() < 2) {
      return OptionalLong.empty();
    }
    long group =
        session
            .service(services.getFirst())
            .map(ClientSession.Service::ratingGroup)
            .orElse(ClientSession.NO_GROUP);
    return group == ClientSession.NO_GROUP ? OptionalLong.empty() : OptionalLong.of(group);
  }

  /** Makes a request of the node that sends it. */
  private interface RequestMaker {
    DiameterMessage make(Connected node);
  }

  private boolean send(ClientSession session, boolean isForced, RequestMaker request) {
    Connected node = connected;
    if (node == null || (!isForced && silent.has(session.host()))) {
      return false;
    }
    Optional<DiameterIdentity> peer = route(node.node(), session);
    if (peer.isEmpty()) {
      return false;
    }
    if (underWay.incrementAndGet() > UNDER_WAY_MAX) {
      underWay.decrementAndGet();
      return false;
    }
    var _ =
        node.node()
            .sendTo(peer.get(), request.make(node))
            .whenComplete((answer, failure) -> {
              underWay.decrementAndGet();
              told(session, answer);
            });
    return true;
  }

  private static Optional<DiameterIdentity> route(DiameterNode node, ClientSession session) {
    var peers = node.peers();
    return peers
        .find(session.from().key())
        .or(() -> peers.find(session.host().key()))
        .or(() ->
            peers.inRealm(session.realm()).stream().filter(ClientRequestAdapter::fits).findFirst())
        .map(RoutablePeer::identity);
  }

  private static boolean fits(RoutablePeer peer) {
    return peer.supports(CreditControlAnswerEncoder.APPLICATION);
  }

  /** Whether the client itself says so, and not somebody on the way to it. */
  private static boolean isFrom(DiameterMessage answer, ClientSession session) {
    return answer
        .avps()
        .text(BaseAvp.ORIGIN_HOST)
        .filter(DiameterIdentity::isValid)
        .filter(host -> DiameterIdentity.of(host).equals(session.host()))
        .isPresent();
  }

  private void told(ClientSession session, @Nullable DiameterMessage answer) {
    if (answer == null || answer.isError()) {
      counts.unanswered();
      silent.missed(session.host());
      return;
    }
    silent.answered(session.host());
    ClientAnswer said = ClientAnswer.read(answer);
    if (said.isAccepted()) {
      counts.accepted();
      return;
    }
    if (said.isUnknownSession() && isFrom(answer, session)) {
      counts.unknown();
    } else {
      counts.refused();
    }
  }
}
