package org.signalbox.sbi.http.internal;

import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import org.signalbox.sbi.http.OctetBudget;
import org.signalbox.sbi.http.SbiLimits;

/**
 * What requests hold whose bodies are on their way or being handled: of each connection, and of all
 * together. Thread-safe.
 */
final class BodyBudget {

  private static final AttributeKey<OctetBudget> OF_CONNECTION =
      AttributeKey.valueOf(BodyBudget.class, "OF_CONNECTION");

  private final SbiLimits.Bodies bodies;
  private final OctetBudget all;

  BodyBudget(SbiLimits.Bodies bodies) {
    this.bodies = bodies;
    this.all = new OctetBudget(bodies.ofAll());
  }

  /** The share of one request; to be asked on the event loop of its connection. */
  Share share(Channel connection) {
    var attribute = connection.attr(OF_CONNECTION);
    OctetBudget own = attribute.get();
    if (own == null) {
      own = new OctetBudget(bodies.ofConnection());
      attribute.set(own);
    }
    return new Share(own, all);
  }

  /** What one request holds. One thread at a time. */
  static final class Share {

    private final OctetBudget own;
    private final OctetBudget all;
    private long held;

    private Share(OctetBudget own, OctetBudget all) {
      this.own = own;
      this.all = all;
    }

    /** Takes more; false, and no more is taken, where that is too much. */
    boolean take(long octets) {
      if (!own.take(octets)) {
        return false;
      }
      if (!all.take(octets)) {
        own.giveBack(octets);
        return false;
      }
      held += octets;
      return true;
    }

    /** Gives all back; again does nothing. */
    void giveBack() {
      own.giveBack(held);
      all.giveBack(held);
      held = 0;
    }
  }
}
