package org.signalbox.diameter.node;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.message.Origin;
import org.signalbox.diameter.peer.AdvertisedApplication;

/**
 * An application that answers requests in this node. It gets the requests of its application id
 * that are addressed to this node, or to this node's realm without a Destination-Host.
 */
public interface DiameterApplication {

  /** What CER and CEA say of it. */
  AdvertisedApplication advertised();

  /**
   * What CER and CEA say beside that: the same application under the name of a vendor, for peers
   * that look for it there only.
   */
  default List<AdvertisedApplication> alsoAdvertised() {
    return List.of();
  }

  /**
   * Answers a request. Called on event loops, several at once; must not block.
   *
   * @return the answer, built with {@link DiameterMessage#answer}; a stage that fails, or takes
   *     longer than the answer limit, is answered with 5012 or 3004 instead
   */
  CompletionStage<DiameterMessage> handle(IncomingRequest request);

  /**
   * Whether a request that takes longer than the answer limit is refused with 3004. An application
   * that may have done by then what was asked says no, for 3004 means that nothing was done: it
   * answers each request itself, however late, or the process ends.
   */
  default boolean isRefusedWhenLate() {
    return true;
  }

  /**
   * Whether it bounds by itself how many requests it works on, and says which are refused then. Its
   * requests are not refused because many of their connection wait: it may know of one that must
   * not be.
   */
  default boolean boundsItself() {
    return false;
  }

  /**
   * Whether it gives a request that comes again its first answer by itself. The node remembers the
   * answers of others (RFC 6733 §3), which costs memory and time for each request.
   */
  default boolean knowsRepeats() {
    return false;
  }

  /**
   * How much it has to do. A connection that owes answers to 16 requests or more is read no further
   * once one waits for an application whose backlog is {@link Backlog#HIGH}, until that is {@link
   * Backlog#LOW} or the connection owes none, for 300 ms at a stretch and a fifth of the time in
   * the long run. Called on event loops, several at once, for requests and answers.
   */
  default Backlog backlog() {
    return Backlog.LOW;
  }

  /**
   * Told once which node it answers in, when that has started; requests may come before. For an
   * application that sends requests of its own.
   *
   * @param local the node's origin, for its requests
   */
  default void started(DiameterNode node, Origin local) {}
}
