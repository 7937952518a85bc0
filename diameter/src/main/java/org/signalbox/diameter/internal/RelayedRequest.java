package org.signalbox.diameter.internal;

import java.util.Optional;
import org.signalbox.diameter.message.DiameterMessage;

/**
 * A request on its way to a decision.
 *
 * @param message as received
 * @param source the connection it came from; empty for this node's own
 * @param loop where it is worked on
 * @param sink where its answer goes
 */
record RelayedRequest(
    DiameterMessage message, Optional<Connection> source, Loop loop, AnswerSink sink) {}
