package org.signalbox.charging.outbox;

import java.util.Optional;

/** Takes what waits in the outbox to where it belongs. */
@FunctionalInterface
public interface DeliveryPort {

  /**
   * Delivers one item, or finds out that it never can and says so in the log. May block, but not
   * for ever: its address gets nothing else meanwhile. Any thread, several at once.
   *
   * @return why it is to be tried again later; empty where it is done with
   */
  Optional<String> deliver(OutboxItem item);
}
