package org.signalbox.diameter.peer;

import static org.signalbox.diameter.peer.PeerAction.CLEANUP;
import static org.signalbox.diameter.peer.PeerAction.ELECT;
import static org.signalbox.diameter.peer.PeerAction.ERROR;
import static org.signalbox.diameter.peer.PeerAction.I_DISC;
import static org.signalbox.diameter.peer.PeerAction.I_SND_CER;
import static org.signalbox.diameter.peer.PeerAction.I_SND_CONN_REQ;
import static org.signalbox.diameter.peer.PeerAction.I_SND_DPA;
import static org.signalbox.diameter.peer.PeerAction.I_SND_DPR;
import static org.signalbox.diameter.peer.PeerAction.PROCESS_CEA;
import static org.signalbox.diameter.peer.PeerAction.PROCESS_CER;
import static org.signalbox.diameter.peer.PeerAction.R_ACCEPT;
import static org.signalbox.diameter.peer.PeerAction.R_DISC;
import static org.signalbox.diameter.peer.PeerAction.R_REJECT;
import static org.signalbox.diameter.peer.PeerAction.R_SND_CEA;
import static org.signalbox.diameter.peer.PeerAction.R_SND_DPA;
import static org.signalbox.diameter.peer.PeerAction.R_SND_DPR;
import static org.signalbox.diameter.peer.PeerState.CLOSED;
import static org.signalbox.diameter.peer.PeerState.CLOSING;
import static org.signalbox.diameter.peer.PeerState.INITIATOR_OPEN;
import static org.signalbox.diameter.peer.PeerState.RESPONDER_OPEN;
import static org.signalbox.diameter.peer.PeerState.WAIT_CONN_ACK;
import static org.signalbox.diameter.peer.PeerState.WAIT_CONN_ACK_ELECT;
import static org.signalbox.diameter.peer.PeerState.WAIT_INITIATOR_CEA;
import static org.signalbox.diameter.peer.PeerState.WAIT_RETURNS;
import static org.signalbox.diameter.peer.PeerTransition.to;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The peer state machine of RFC 6733 §5.6 as a pure function: a state and an event give the next
 * state and the actions, or nothing when the event does not belong to the state.
 *
 * <pre>
 *                  START                         I_RCV_CONN_ACK
 *      ┌────────┐ ───────► ┌─────────────┐ ────────────────────► ┌────────────────────┐
 *      │ Closed │          │ WaitConnAck │                       │ WaitInitiatorCea   │
 *      └────────┘ ◄─────── └─────────────┘                       └────────────────────┘
 *       ▲  │  ▲    NACK     │ R_CONN_CER  ▲ R_PEER_DISC     I_RCV_CEA │  │ R_CONN_CER ▲
 *       │  │  │             ▼             │                           │  ▼            │
 *       │  │  │            ┌──────────────────┐ I_RCV_CONN_ACK ┌─────────────┐  R_PEER_DISC
 *       │  │  │            │ WaitConnAckElect │ ─────────────► │ WaitReturns │ ─────┘
 *       │  │  │            └──────────────────┘                └─────────────┘
 *       │  │  │                 │ NACK            WIN_ELECTION, │     │ I_RCV_CEA │
 *       │  │  │ R_CONN_CER      ▼                 I_PEER_DISC   ▼     ▼           ▼
 *       │  │  │            ┌───────────────┐ ◄──────────────────┘   ┌───────────────┐
 *       │  └──┼──────────► │ ResponderOpen │                        │ InitiatorOpen │
 *       │     │            └───────────────┘                        └───────────────┘
 *       │     │                 │ STOP, R_RCV_DPR      STOP, I_RCV_DPR  │
 *       │     │   DISC, DPA,    ▼                                       │
 *       │     │   TIMEOUT  ┌─────────┐ ◄────────────────────────────────┘
 *       │     └─────────── │ Closing │
 *       │                  └─────────┘
 *       └── TIMEOUT or loss of the connection in any state
 * </pre>
 *
 * <p>Beyond the RFC's table, STOP leads to Closed from every state that has no open connection (the
 * peer was removed while dialling), and a DPR that crosses ours is answered. Messages on an open
 * connection move no state and are not events here.
 */
public final class PeerStateMachine {

  private PeerStateMachine() {}

  /** The row of the table; empty when the event is none of the state's. */
  public static Optional<PeerTransition> on(PeerState state, PeerEvent event) {
    return Optional.ofNullable(
        switch (state) {
          case CLOSED -> closed(event);
          case WAIT_CONN_ACK -> waitConnAck(event);
          case WAIT_INITIATOR_CEA -> waitInitiatorCea(event);
          case WAIT_CONN_ACK_ELECT -> waitConnAckElect(event);
          case WAIT_RETURNS -> waitReturns(event);
          case RESPONDER_OPEN -> responderOpen(event);
          case INITIATOR_OPEN -> initiatorOpen(event);
          case CLOSING -> closing(event);
        });
  }

  private static @Nullable PeerTransition closed(PeerEvent event) {
    return switch (event) {
      case START -> to(WAIT_CONN_ACK, I_SND_CONN_REQ);
      case R_CONN_CER -> to(RESPONDER_OPEN, R_ACCEPT, PROCESS_CER, R_SND_CEA);
      default -> null;
    };
  }

  private static @Nullable PeerTransition waitConnAck(PeerEvent event) {
    return switch (event) {
      case I_RCV_CONN_ACK -> to(WAIT_INITIATOR_CEA, I_SND_CER);
      case I_RCV_CONN_NACK -> to(CLOSED, CLEANUP);
      case R_CONN_CER -> to(WAIT_CONN_ACK_ELECT, R_ACCEPT, PROCESS_CER);
      case TIMEOUT -> to(CLOSED, ERROR);
      case STOP -> to(CLOSED, CLEANUP);
      default -> null;
    };
  }

  private static @Nullable PeerTransition waitInitiatorCea(PeerEvent event) {
    return switch (event) {
      case I_RCV_CEA -> to(INITIATOR_OPEN, PROCESS_CEA);
      case R_CONN_CER -> to(WAIT_RETURNS, R_ACCEPT, PROCESS_CER, ELECT);
      case I_PEER_DISC -> to(CLOSED, I_DISC);
      case I_RCV_NON_CEA, TIMEOUT -> to(CLOSED, ERROR);
      case STOP -> to(CLOSED, CLEANUP);
      default -> null;
    };
  }

  private static @Nullable PeerTransition waitConnAckElect(PeerEvent event) {
    return switch (event) {
      case I_RCV_CONN_ACK -> to(WAIT_RETURNS, I_SND_CER, ELECT);
      case I_RCV_CONN_NACK -> to(RESPONDER_OPEN, R_SND_CEA);
      case R_PEER_DISC -> to(WAIT_CONN_ACK, R_DISC);
      case R_CONN_CER -> to(WAIT_CONN_ACK_ELECT, R_REJECT);
      case TIMEOUT -> to(CLOSED, ERROR);
      case STOP -> to(CLOSED, CLEANUP);
      default -> null;
    };
  }

  private static @Nullable PeerTransition waitReturns(PeerEvent event) {
    return switch (event) {
      case WIN_ELECTION, I_PEER_DISC, I_RCV_NON_CEA -> to(RESPONDER_OPEN, I_DISC, R_SND_CEA);
      case I_RCV_CEA -> to(INITIATOR_OPEN, R_DISC, PROCESS_CEA);
      case R_PEER_DISC -> to(WAIT_INITIATOR_CEA, R_DISC);
      case R_CONN_CER -> to(WAIT_RETURNS, R_REJECT);
      case TIMEOUT -> to(CLOSED, ERROR);
      case STOP -> to(CLOSED, CLEANUP);
      default -> null;
    };
  }

  private static @Nullable PeerTransition responderOpen(PeerEvent event) {
    return switch (event) {
      case R_CONN_CER -> to(RESPONDER_OPEN, R_REJECT);
      case STOP -> to(CLOSING, R_SND_DPR);
      case R_RCV_DPR -> to(CLOSING, R_SND_DPA);
      case R_PEER_DISC -> to(CLOSED, R_DISC);
      default -> null;
    };
  }

  private static @Nullable PeerTransition initiatorOpen(PeerEvent event) {
    return switch (event) {
      case R_CONN_CER -> to(INITIATOR_OPEN, R_REJECT);
      case STOP -> to(CLOSING, I_SND_DPR);
      case I_RCV_DPR -> to(CLOSING, I_SND_DPA);
      case I_PEER_DISC -> to(CLOSED, I_DISC);
      default -> null;
    };
  }

  private static @Nullable PeerTransition closing(PeerEvent event) {
    return switch (event) {
      case I_RCV_DPA, I_PEER_DISC -> to(CLOSED, I_DISC);
      case R_RCV_DPA, R_PEER_DISC -> to(CLOSED, R_DISC);
      case I_RCV_DPR -> to(CLOSING, I_SND_DPA);
      case R_RCV_DPR -> to(CLOSING, R_SND_DPA);
      case R_CONN_CER -> to(CLOSING, R_REJECT);
      case TIMEOUT -> to(CLOSED, ERROR);
      default -> null;
    };
  }
}
