package org.signalbox.diameter.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.signalbox.diameter.peer.PeerState.CLOSED;
import static org.signalbox.diameter.peer.PeerState.CLOSING;
import static org.signalbox.diameter.peer.PeerState.INITIATOR_OPEN;
import static org.signalbox.diameter.peer.PeerState.RESPONDER_OPEN;
import static org.signalbox.diameter.peer.PeerState.WAIT_CONN_ACK;
import static org.signalbox.diameter.peer.PeerState.WAIT_CONN_ACK_ELECT;
import static org.signalbox.diameter.peer.PeerState.WAIT_INITIATOR_CEA;
import static org.signalbox.diameter.peer.PeerState.WAIT_RETURNS;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.signalbox.diameter.message.DiameterIdentity;

/** Walks every edge of RFC 6733 §5.6, and every pair of state and event that is none. */
class PeerStateMachineTest {

  /** State, event, next state, actions: one row of the clause's table a line. */
  private static final String TABLE =
      """
      CLOSED              START           WAIT_CONN_ACK        I_SND_CONN_REQ
      CLOSED              R_CONN_CER      RESPONDER_OPEN       R_ACCEPT,PROCESS_CER,R_SND_CEA
      WAIT_CONN_ACK       I_RCV_CONN_ACK  WAIT_INITIATOR_CEA   I_SND_CER
      WAIT_CONN_ACK       I_RCV_CONN_NACK CLOSED               CLEANUP
      WAIT_CONN_ACK       R_CONN_CER      WAIT_CONN_ACK_ELECT  R_ACCEPT,PROCESS_CER
      WAIT_CONN_ACK       TIMEOUT         CLOSED               ERROR
      WAIT_CONN_ACK       STOP            CLOSED               CLEANUP
      WAIT_INITIATOR_CEA  I_RCV_CEA       INITIATOR_OPEN       PROCESS_CEA
      WAIT_INITIATOR_CEA  R_CONN_CER      WAIT_RETURNS         R_ACCEPT,PROCESS_CER,ELECT
      WAIT_INITIATOR_CEA  I_PEER_DISC     CLOSED               I_DISC
      WAIT_INITIATOR_CEA  I_RCV_NON_CEA   CLOSED               ERROR
      WAIT_INITIATOR_CEA  TIMEOUT         CLOSED               ERROR
      WAIT_INITIATOR_CEA  STOP            CLOSED               CLEANUP
      WAIT_CONN_ACK_ELECT I_RCV_CONN_ACK  WAIT_RETURNS         I_SND_CER,ELECT
      WAIT_CONN_ACK_ELECT I_RCV_CONN_NACK RESPONDER_OPEN       R_SND_CEA
      WAIT_CONN_ACK_ELECT R_PEER_DISC     WAIT_CONN_ACK        R_DISC
      WAIT_CONN_ACK_ELECT R_CONN_CER      WAIT_CONN_ACK_ELECT  R_REJECT
      WAIT_CONN_ACK_ELECT TIMEOUT         CLOSED               ERROR
      WAIT_CONN_ACK_ELECT STOP            CLOSED               CLEANUP
      WAIT_RETURNS        WIN_ELECTION    RESPONDER_OPEN       I_DISC,R_SND_CEA
      WAIT_RETURNS        I_PEER_DISC     RESPONDER_OPEN       I_DISC,R_SND_CEA
      WAIT_RETURNS        I_RCV_NON_CEA   RESPONDER_OPEN       I_DISC,R_SND_CEA
      WAIT_RETURNS        I_RCV_CEA       INITIATOR_OPEN       R_DISC,PROCESS_CEA
      WAIT_RETURNS        R_PEER_DISC     WAIT_INITIATOR_CEA   R_DISC
      WAIT_RETURNS        R_CONN_CER      WAIT_RETURNS         R_REJECT
      WAIT_RETURNS        TIMEOUT         CLOSED               ERROR
      WAIT_RETURNS        STOP            CLOSED               CLEANUP
      RESPONDER_OPEN      R_CONN_CER      RESPONDER_OPEN       R_REJECT
      RESPONDER_OPEN      STOP            CLOSING              R_SND_DPR
      RESPONDER_OPEN      R_RCV_DPR       CLOSING              R_SND_DPA
      RESPONDER_OPEN      R_PEER_DISC     CLOSED               R_DISC
      INITIATOR_OPEN      R_CONN_CER      INITIATOR_OPEN       R_REJECT
      INITIATOR_OPEN      STOP            CLOSING              I_SND_DPR
      INITIATOR_OPEN      I_RCV_DPR       CLOSING              I_SND_DPA
      INITIATOR_OPEN      I_PEER_DISC     CLOSED               I_DISC
      CLOSING             I_RCV_DPA       CLOSED               I_DISC
      CLOSING             I_PEER_DISC     CLOSED               I_DISC
      CLOSING             R_RCV_DPA       CLOSED               R_DISC
      CLOSING             R_PEER_DISC     CLOSED               R_DISC
      CLOSING             I_RCV_DPR       CLOSING              I_SND_DPA
      CLOSING             R_RCV_DPR       CLOSING              R_SND_DPA
      CLOSING             R_CONN_CER      CLOSING              R_REJECT
      CLOSING             TIMEOUT         CLOSED               ERROR
      """;

  record Edge(PeerState state, PeerEvent event, PeerTransition row) {}

  private static List<Edge> edges() {
    List<Edge> edges = new ArrayList<>();
    for (String line : TABLE.lines().toList()) {
      String[] words = line.strip().split("\\s+");
      List<PeerAction> actions =
          Arrays.stream(words[3].split(",")).map(PeerAction::valueOf).toList();
      edges.add(
          new Edge(
              PeerState.valueOf(words[0]),
              PeerEvent.valueOf(words[1]),
              new PeerTransition(PeerState.valueOf(words[2]), actions)));
    }
    return edges;
  }

  private static List<Edge> nonEdges() {
    Map<String, Edge> known = new TreeMap<>();
    edges().forEach(edge -> known.put(edge.state() + " " + edge.event(), edge));
    List<Edge> others = new ArrayList<>();
    for (PeerState state : PeerState.values()) {
      for (PeerEvent event : PeerEvent.values()) {
        if (!known.containsKey(state + " " + event)) {
          others.add(new Edge(state, event, PeerTransition.to(state)));
        }
      }
    }
    return others;
  }

  @ParameterizedTest
  @MethodSource("edges")
  void shouldFollowTheTableOfTheClause(Edge edge) {
    // When
    Optional<PeerTransition> row = PeerStateMachine.on(edge.state(), edge.event());

    // Then
    assertThat(row).contains(edge.row());
  }

  @ParameterizedTest
  @MethodSource("nonEdges")
  void shouldStayWhereItIsOnAnEventThatIsNoneOfTheStates(Edge edge) {
    // When
    Optional<PeerTransition> row = PeerStateMachine.on(edge.state(), edge.event());

    // Then
    assertThat(row).isEmpty();
  }

  @Test
  void shouldReachEveryStateFromClosedAndComeBack() {
    // Given
    List<PeerEvent> dialBothWaysAndLose =
        List.of(
            PeerEvent.START,
            PeerEvent.R_CONN_CER,
            PeerEvent.I_RCV_CONN_ACK,
            PeerEvent.I_RCV_CEA,
            PeerEvent.STOP,
            PeerEvent.I_RCV_DPA);

    // When
    List<PeerState> path = new ArrayList<>(List.of(CLOSED));
    for (PeerEvent event : dialBothWaysAndLose) {
      path.add(PeerStateMachine.on(path.getLast(), event).orElseThrow().next());
    }

    // Then
    assertThat(path)
        .containsExactly(
            CLOSED,
            WAIT_CONN_ACK,
            WAIT_CONN_ACK_ELECT,
            WAIT_RETURNS,
            INITIATOR_OPEN,
            CLOSING,
            CLOSED);
  }

  @Test
  void shouldBeOpenOnlyInTheTwoOpenStates() {
    // When
    List<PeerState> open = Arrays.stream(PeerState.values()).filter(PeerState::isOpen).toList();

    // Then
    assertThat(open).containsExactlyInAnyOrder(RESPONDER_OPEN, INITIATOR_OPEN);
    assertThat(open).doesNotContain(WAIT_INITIATOR_CEA);
  }

  @Test
  void shouldLetTheGreaterIdentityWinTheElectionInAnyCase() {
    // Given
    DiameterIdentity a = DiameterIdentity.of("A.example");
    DiameterIdentity b = DiameterIdentity.of("b.example");

    // When
    boolean greater = Election.localWins(b, a);

    // Then
    assertThat(greater).isTrue();
    assertThat(Election.localWins(a, b)).isFalse();
    assertThat(Election.localWins(a, DiameterIdentity.of("a.EXAMPLE"))).isFalse();
  }
}
