package org.signalbox.rpc.internal;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.DuplexChannel;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.signalbox.rpc.RpcMetricsPort.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client on raw TCP: JSON values back to back in, answers in the order of completion out.
 *
 * <p><b>Threads.</b> All state belongs to the connection's event loop. Quick methods run on it and
 * answer at once; answers of the others come back to it as tasks.
 *
 * <p><b>Bounds.</b> No more than the limit of requests are under way, and while a client leaves its
 * answers unread no further request is begun; in both cases the socket is not read from. A request
 * that does not end, or answers that are not read, within the request time-out end the connection.
 * Octets that wait and requests under way count against what all connections may hold together.
 *
 * <p><b>Flushing.</b> Answers gather in one buffer and are flushed when what was read has been
 * worked off, so that pipelined requests cost one system call a batch.
 *
 * <p><b>End.</b> What is no JSON cannot be resynchronised: it is answered, once all earlier
 * requests are, and the sending side is closed. Whatever still comes in is discarded for a moment,
 * since closing a socket with unread octets would destroy the answer on its way.
 */
@SuppressWarnings("FutureReturnValueIgnored") // Nothing depends on how closing or a timer ends.
final class TcpConnection extends ChannelInboundHandlerAdapter {

  private static final Logger LOG = LoggerFactory.getLogger(TcpConnection.class);

  private static final long DISCARD_SECONDS = 2;

  /** Tells a connection that its door is about to close it. */
  enum Farewell {
    FLUSH
  }

  private enum Phase {
    /** Requests are taken. */
    SERVING,
    /** No more are taken; the answers under way are awaited. */
    ENDING,
    /** Everything was answered; what comes in is discarded. */
    ENDED
  }

  private final Channel channel;
  private final DoorContext context;
  private final AnswerBatch answers;
  private final JsonFramer framer;

  private Phase phase = Phase.SERVING;
  private int inFlight;
  private int waitingOctets;
  private boolean inputEnded;
  private boolean pulling;
  private boolean deadlinePlanned;
  private long requestsTaken;
  private byte[] lastWords = {};

  TcpConnection(Channel channel, DoorContext context) {
    this.channel = channel;
    this.context = context;
    this.framer = new JsonFramer(context.limits());
    this.answers = new AnswerBatch(channel);
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    ByteBuf octets = (ByteBuf) message;
    try {
      if (phase == Phase.SERVING) {
        framer.append(octets.readableBytes(), (target, offset) -> copy(octets, target, offset));
        if (isHeld()) {
          pull();
        } else {
          context.metrics().refused(Refusal.REQUEST_LIMIT);
          refuse("too many large requests at once");
        }
      }
    } finally {
      octets.release();
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    framer.trim();
    giveBack(framer.largeOctets());
    answers.flush();
    planDeadline();
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    if (event == Farewell.FLUSH) {
      answers.flush();
    }
    if (event == ChannelInputShutdownEvent.INSTANCE) {
      inputEnded = true;
      if (phase == Phase.ENDED) {
        channel.close();
      } else {
        pull();
      }
    }
    ctx.fireUserEventTriggered(event);
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext ctx) {
    if (ctx.channel().isWritable()) {
      pull();
      answers.flush();
    } else {
      planStallCheck();
    }
    ctx.fireChannelWritabilityChanged();
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    phase = Phase.ENDED;
    answers.discard();
    giveBack(0);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    if (!(cause instanceof IOException)) {
      LOG.atError().setCause(cause).log("a TCP connection failed inside the program");
    }
    ctx.close();
  }

  /** Whether there is room for what the framer holds. */
  private boolean isHeld() {
    int grown = framer.largeOctets() - waitingOctets;
    if (grown <= 0 || context.memory().waiting().take(grown)) {
      waitingOctets += Math.max(grown, 0);
      return true;
    }
    return false;
  }

  private void giveBack(int stillHeld) {
    int given = waitingOctets - stillHeld;
    if (given > 0) {
      context.memory().waiting().give(given);
      waitingOctets = stillHeld;
    }
  }

  /** Begins requests as long as there are any and the limits allow. Not entered twice. */
  private void pull() {
    if (pulling) {
      return;
    }
    pulling = true;
    boolean more = true;
    while (more && mayBegin()) {
      switch (framer.next()) {
        case VALUE -> begin();
        case MORE -> {
          more = false;
          if (inputEnded) {
            end(new byte[0]);
          }
        }
        case REFUSED -> {
          context.metrics().refused(Refusal.REQUEST_LIMIT);
          refuse(framer.refusal());
        }
      }
    }
    pulling = false;
    channel.config().setAutoRead(phase != Phase.SERVING || mayBegin());
    if (phase == Phase.ENDING && inFlight == 0) {
      finish();
    }
  }

  private boolean mayBegin() {
    return phase == Phase.SERVING && inFlight < context.limits().inFlight() && channel.isWritable();
  }

  private void begin() {
    requestsTaken++;
    int octets = framer.valueLength();
    boolean hasRoom = context.memory().begin(octets);
    int taken = hasRoom ? octets : 0;
    switch (RpcRequestDecoder.decode(framer.buffer(), framer.valueOffset(), octets, hasRoom)) {
      case RpcRequest.Call call -> {
        inFlight++;
        context.dispatcher().dispatch(call, answer -> replied(answer, taken));
      }
      case RpcRequest.Undecodable undecodable -> {
        context.memory().end(taken);
        context.metrics().refused(Refusal.NOT_JSON);
        refuse(undecodable.reason());
      }
    }
  }

  private void replied(byte[] answer, int taken) {
    context.memory().end(taken);
    if (channel.eventLoop().inEventLoop()) {
      take(answer);
    } else {
      channel
          .eventLoop()
          .execute(() -> {
            take(answer);
            pull();
            answers.planFlush();
          });
    }
  }

  private void take(byte[] answer) {
    inFlight--;
    gather(answer);
  }

  private void gather(byte[] answer) {
    if (phase != Phase.ENDED && answer.length > 0) {
      answers.add(answer);
    }
  }

  private void refuse(String reason) {
    end(RpcReplyEncoder.refusal(reason));
  }

  /** Takes no more requests; says the last words when everything else was said. */
  private void end(byte[] words) {
    if (phase == Phase.SERVING) {
      phase = Phase.ENDING;
      lastWords = words;
      pull();
    }
  }

  private void finish() {
    gather(lastWords);
    answers.flush();
    phase = Phase.ENDED;
    channel
        .writeAndFlush(channel.alloc().buffer(0))
        .addListener((ChannelFutureListener) written -> hangUp());
  }

  private void hangUp() {
    if (inputEnded) {
      channel.close();
    } else {
      ((DuplexChannel) channel).shutdownOutput();
      channel.config().setAutoRead(true);
      channel.eventLoop().schedule(() -> channel.close(), DISCARD_SECONDS, TimeUnit.SECONDS);
    }
  }

  /** Ends the connection when the request that has begun does not end in time. */
  private void planDeadline() {
    if (deadlinePlanned || phase != Phase.SERVING || !framer.isInsideValue()) {
      return;
    }
    deadlinePlanned = true;
    long takenBefore = requestsTaken;
    after(() -> {
      deadlinePlanned = false;
      boolean sameRequest = requestsTaken == takenBefore && framer.isInsideValue();
      if (sameRequest && mayBegin()) {
        context.metrics().refused(Refusal.TOO_SLOW);
        refuse("a request that did not end in time");
      } else {
        planDeadline();
      }
    });
  }

  /** Closes when not one batch of answers was read in time. */
  private void planStallCheck() {
    long unreadBefore = channel.bytesBeforeWritable();
    after(() -> {
      boolean stalled = !channel.isWritable() && channel.bytesBeforeWritable() >= unreadBefore;
      if (stalled && channel.isActive()) {
        context.metrics().refused(Refusal.TOO_SLOW);
        channel.close();
      } else if (!channel.isWritable()) {
        planStallCheck();
      }
    });
  }

  private void after(Runnable task) {
    channel
        .eventLoop()
        .schedule(task, context.limits().requestTimeout().toMillis(), TimeUnit.MILLISECONDS);
  }

  private static void copy(ByteBuf octets, byte[] target, int offset) {
    octets.readBytes(target, offset, octets.readableBytes());
  }
}
