package org.signalbox.sbi.http.internal;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.signalbox.sbi.http.FairShares;

/**
 * Closes a connection that holds too much of what has not come whole, or for too long: frames and
 * header blocks that never end are no requests yet, so nothing else counts them.
 *
 * <p>One that speaks HTTP/1.1 is not followed. People use it, of whom there are few: each holds a
 * place of all of them while it is open, and is offered no way to go on with HTTP/2 (RFC 7540 §3.2,
 * which RFC 9113 has taken away).
 *
 * <p>On the event loop of the connection.
 */
final class UnfinishedWatch extends ChannelInboundHandlerAdapter {

  private static final byte[] PREFACE =
      "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  /** As many as decide what else the engine puts into the pipeline. */
  private static final int DECISIVE_OCTETS = 4;

  /** The engine's own, which it keeps to itself; no setting leaves it out. */
  private static final String UPGRADE = "HttpServerUpgradeHandler#0";

  private final Means means;
  private final FrameProgress frames = new FrameProgress();
  private Protocol protocol = Protocol.UNKNOWN;
  private int prefaceOctets;
  private String client = "";
  private long held;
  private boolean isTimed;
  private int decisive;

  UnfinishedWatch(Means means) {
    this.means = means;
  }

  private enum Protocol {
    UNKNOWN,
    HTTP_1,
    HTTP_2
  }

  /**
   * What all connections share.
   *
   * @param octets of what has not come whole
   * @param places for connections that speak HTTP/1.1
   * @param patience longest time from the first to the last octet of a frame or header block
   */
  record Means(FairShares octets, FairShares places, Duration patience) {}

  @Override
  public void handlerAdded(ChannelHandlerContext context) {
    client = ClientName.of(context.channel().remoteAddress());
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (!(message instanceof ByteBuf octets)) {
      context.fireChannelRead(message);
    } else if (isWithin(context, octets)) {
      if (protocol == Protocol.HTTP_1 && decisive < DECISIVE_OCTETS) {
        readDecisive(context, octets);
      }
      context.fireChannelRead(octets);
    } else {
      octets.release();
      var _ = context.close();
    }
  }

  /** Lets the engine put in what it will, and takes the upgrade out before it has read a line. */
  private void readDecisive(ChannelHandlerContext context, ByteBuf octets) {
    int count = Math.min(DECISIVE_OCTETS - decisive, octets.readableBytes());
    decisive += count;
    context.fireChannelRead(octets.readRetainedSlice(count));
    if (decisive == DECISIVE_OCTETS && context.pipeline().get(UPGRADE) != null) {
      var _ = context.pipeline().remove(UPGRADE);
    }
  }

  private boolean isWithin(ChannelHandlerContext context, ByteBuf octets) {
    int from = octets.readerIndex();
    if (protocol == Protocol.UNKNOWN) {
      from = recognise(octets, from);
      if (protocol == Protocol.HTTP_1 && !hasPlace()) {
        protocol = Protocol.UNKNOWN;
        return false;
      }
    }
    if (protocol != Protocol.HTTP_2) {
      return true;
    }
    frames.follow(octets, from);
    if (!holds(frames.unfinished())) {
      return false;
    }
    if (held > 0 && !isTimed) {
      isTimed = true;
      time(context, frames.completions());
    }
    return true;
  }

  private boolean hasPlace() {
    return means.places().take(client, 1) == FairShares.Outcome.TAKEN;
  }

  /** Compares with the preface; where the first frame begins, if it is one. */
  private int recognise(ByteBuf octets, int from) {
    int at = from;
    while (at < octets.writerIndex() && prefaceOctets < PREFACE.length) {
      if (octets.getByte(at++) != PREFACE[prefaceOctets++]) {
        protocol = Protocol.HTTP_1;
        return at;
      }
    }
    if (prefaceOctets == PREFACE.length) {
      protocol = Protocol.HTTP_2;
    }
    return at;
  }

  private boolean holds(long octets) {
    long more = octets - held;
    if (more > 0 && means.octets().take(client, more) != FairShares.Outcome.TAKEN) {
      return false;
    }
    if (more < 0) {
      means.octets().giveBack(client, -more);
    }
    held = octets;
    return true;
  }

  /** Looks again when the patience with what is unfinished now is over. */
  private void time(ChannelHandlerContext context, long completions) {
    var _ =
        context
            .executor()
            .schedule(
                () -> look(context, completions),
                means.patience().toMillis(),
                TimeUnit.MILLISECONDS);
  }

  private void look(ChannelHandlerContext context, long completions) {
    isTimed = false;
    if (held > 0 && context.channel().isActive()) {
      if (frames.completions() == completions) {
        var _ = context.close();
      } else {
        isTimed = true;
        time(context, frames.completions());
      }
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    means.octets().giveBack(client, held);
    held = 0;
    if (protocol == Protocol.HTTP_1) {
      means.places().giveBack(client, 1);
      protocol = Protocol.UNKNOWN;
    }
    context.fireChannelInactive();
  }
}
