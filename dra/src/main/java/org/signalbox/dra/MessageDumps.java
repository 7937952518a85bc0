package org.signalbox.dra;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.signalbox.diameter.dictionary.Dictionary;
import org.signalbox.diameter.dictionary.MessagePrinter;
import org.signalbox.diameter.node.MessageTrace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code dbg_msg_dumps}: writes messages into the log as its mask says. Subscribers' identities are
 * masked. A dump that the log cannot keep up with is dropped and counted: traffic never waits for
 * it.
 *
 * <p>Called on event loops; one thread of its own writes.
 */
final class MessageDumps implements MessageTrace, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(MessageDumps.class);
  private static final int CAPACITY = 4_096;
  private static final int SEND_RECEIVE_SHIFT = 4;
  private static final int NIBBLE = 0xF;
  private static final int QUIET = 1;
  private static final int TREE = 8;

  private final MessagePrinter printer = MessagePrinter.masking(Dictionary.standard());
  private final BlockingQueue<Traced> waiting = new ArrayBlockingQueue<>(CAPACITY);
  private final AtomicLong dropped = new AtomicLong();
  private volatile int level;
  private final Thread writer;

  MessageDumps(int mask) {
    mask(mask);
    writer = Thread.ofPlatform().daemon().name("message-dumps").start(this::write);
  }

  /** Takes over a mask: four nibbles, of which the second counts messages sent and received. */
  void mask(int mask) {
    int nibble = (mask >> SEND_RECEIVE_SHIFT) & NIBBLE;
    level = nibble == QUIET ? 0 : nibble;
  }

  @Override
  public boolean isOn() {
    return level != 0;
  }

  @Override
  public void message(Traced traced) {
    if (!waiting.offer(traced)) {
      dropped.incrementAndGet();
    }
  }

  private void write() {
    try {
      while (true) {
        Traced traced = waiting.take();
        long lost = dropped.getAndSet(0);
        if (lost > 0) {
          LOG.atWarn().addKeyValue("dropped", lost).log("message_dumps_dropped");
        }
        LOG.atInfo()
            .addKeyValue("peer", traced.peer())
            .addKeyValue("dump", text(traced))
            .log(traced.sent() ? "message_sent" : "message_received");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String text(Traced traced) {
    return level >= TREE ? printer.tree(traced.message()) : printer.line(traced.message());
  }

  @Override
  public void close() {
    writer.interrupt();
  }
}
