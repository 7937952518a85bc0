package org.signalbox.sbi.http.internal;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.signalbox.sbi.http.FairShares;

/**
 * Closes a connection that holds too much of what has not come whole, or for too long: frames and
 * header blocks that never end are no requests yet, so nothing else counts them.
 *
 * <p>One that speaks HTTP/1.1 is not followed. People use it, of whom there are few: each holds a
 * place of all of them while it is open.
 *
 * <p>On the event loop of the connection.
 */
final class UnfinishedWatch extends ChannelInboundHandlerAdapter {

  private static final byte[] PREFACE =
      "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private final Means means;
  private final FrameProgress frames = new FrameProgress();
  private Protocol protocol = Protocol.UNKNOWN;
  private int prefaceOctets;
  private String client = "";
  private long held;
  private boolean isTimed;

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
   * @param oldConnections places for connections that speak HTTP/1.1
   * @param patience longest time from the first to the last octet of a frame or header block
   */
  record Means(FairShares octets, Semaphore oldConnections, Duration patience) {}

  @Override
  public void handlerAdded(ChannelHandlerContext context) {
    client = ClientName.of(context.channel().remoteAddress());
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof ByteBuf octets && !isWithin(context, octets)) {
      octets.release();
      var _ = context.close();
      return;
    }
    context.fireChannelRead(message);
  }

  private boolean isWithin(ChannelHandlerContext context, ByteBuf octets) {
    int from = octets.readerIndex();
    if (protocol == Protocol.UNKNOWN) {
      from = recognise(octets, from);
      if (protocol == Protocol.HTTP_1 && !means.oldConnections().tryAcquire()) {
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
      means.oldConnections().release();
      protocol = Protocol.UNKNOWN;
    }
    context.fireChannelInactive();
  }
}
