package org.signalbox.diameter.node;

import java.util.concurrent.Executor;
import org.signalbox.diameter.message.DiameterIdentity;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.message.Origin;

/**
 * A request for a local application.
 *
 * @param message the request
 * @param from the peer that sent it, which need not be its origin
 * @param local this node, for the answer's Origin-Host and Origin-Realm
 * @param loop runs tasks on the event loop that sends the answer, one wake-up for many: what is
 *     decided elsewhere is encoded there
 */
public record IncomingRequest(
    DiameterMessage message, DiameterIdentity from, Origin local, Executor loop) {}
