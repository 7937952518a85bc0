package org.signalbox.sbi.http.internal;

import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import org.signalbox.sbi.http.FairShares;
import org.signalbox.sbi.http.OctetBudget;
import org.signalbox.sbi.http.SbiLimits;

/**
 * What requests hold whose bodies are on their way or being handled: of each connection, of each
 * client, and of all together. Thread-safe.
 */
final class BodyBudget {

  private static final AttributeKey<OctetBudget> OF_CONNECTION =
      AttributeKey.valueOf(BodyBudget.class, "OF_CONNECTION");

  private final SbiLimits.Bodies bodies;
  private final FairShares all;

  BodyBudget(SbiLimits.Bodies bodies) {
    this.bodies = bodies;
    this.all = new FairShares(bodies.ofAll());
  }

  /**
   * The share of one request; to be asked on the event loop of its connection.
   *
   * @param client whose request it is
   */
  Share share(Channel connection, String client) {
    var attribute = connection.attr(OF_CONNECTION);
    OctetBudget own = attribute.get();
    if (own == null) {
      own = new OctetBudget(bodies.ofConnection());
      attribute.set(own);
    }
    return new Share(own, all, client);
  }

  /** What one request holds. One thread at a time. */
  static final class Share {

    private final OctetBudget own;
    private final FairShares all;
    private final String client;
    private long held;

    private Share(OctetBudget own, FairShares all, String client) {
      this.own = own;
      this.all = all;
      this.client = client;
    }

    /** Takes more; nothing where that is too much, for its connection or for all. */
    FairShares.Outcome take(long octets) {
      if (!own.take(octets)) {
        return FairShares.Outcome.NOTHING_LEFT;
      }
      FairShares.Outcome outcome = all.take(client, octets);
      if (outcome == FairShares.Outcome.TAKEN) {
        held += octets;
      } else {
        own.giveBack(octets);
      }
      return outcome;
    }

    /** Gives all back; again does nothing. */
    void giveBack() {
      if (held > 0) {
        own.giveBack(held);
        all.giveBack(client, held);
        held = 0;
      }
    }
  }
}
