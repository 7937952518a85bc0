package org.signalbox.diameter.internal;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.signalbox.diameter.message.BaseCommand;
import org.signalbox.diameter.message.DecodeResult;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.message.ErrorAnswer;
import org.signalbox.diameter.message.MessageDecoder;
import org.signalbox.diameter.message.MessageFault;
import org.signalbox.diameter.message.ResultCode;
import org.signalbox.diameter.node.DiameterMetrics.Occurrence;
import org.signalbox.diameter.node.MessageTrace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * One transport connection: cuts, decodes and dispatches what comes, batches what goes, and holds
 * the requests sent on it that are not answered.
 *
 * <p>Runs on its channel's event loop, but for {@link #sendAnswer}, {@link #sendRequest} and {@link
 * #close}, which any thread may call, and the volatile fields.
 *
 * <p><b>Back-pressure.</b> Who writes more than a connection takes is no longer read: a source of
 * requests waits in the slow connection's {@code waiters}; a client that does not read its answers
 * is not read itself, which bounds them by the requests it has under way. A connection that stays
 * full is closed.
 */
final class Connection extends ChannelInboundHandlerAdapter implements FrameReader.Sink {

  private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

  /** Enough for any CER; a stranger must not make the node keep more. */
  private static final int STRANGER_OCTETS_MAX = 16 * 1024;

  private final NodeCore node;
  private final Loop loop;
  private final Channel channel;
  private final boolean initiator;
  private final FrameReader frames;
  private final OutBatch out;
  private final PendingTable pending;
  private final ConnectionControl control;
  private final Queue<Connection> waiters = new ConcurrentLinkedQueue<>();
  private volatile boolean open;
  private volatile boolean closed;
  private volatile boolean congested;
  private volatile @Nullable Peer peer;
  private volatile int pendingCount;
  private boolean flushPending;
  private int pauses;
  private int decisions;
  private long nowNanos;

  Connection(NodeCore node, Channel channel, boolean initiator) {
    this.node = node;
    this.channel = channel;
    this.loop = node.loop(channel.eventLoop());
    this.initiator = initiator;
    this.frames = new FrameReader(this, STRANGER_OCTETS_MAX);
    this.out = new OutBatch(channel);
    this.pending = new PendingTable(node.limits().pendingMax(), node.randomInt());
    this.control = new ConnectionControl(node, this);
    this.nowNanos = node.time().nanoTime();
  }

  NodeCore node() {
    return node;
  }

  Loop loop() {
    return loop;
  }

  Channel channel() {
    return channel;
  }

  ConnectionControl control() {
    return control;
  }

  /** True when this node dialled. */
  boolean isInitiator() {
    return initiator;
  }

  boolean isOpen() {
    return open && !closed;
  }

  /** Requests that wait for an answer; any thread may ask. */
  int pendingCount() {
    return pendingCount;
  }

  @Nullable Peer peer() {
    return peer;
  }

  void peer(Peer attached) {
    peer = attached;
  }

  String peerName() {
    Peer known = peer;
    return known == null ? "unknown" : known.identity().text();
  }

  InetSocketAddress remoteAddress() {
    return address(channel.remoteAddress());
  }

  InetSocketAddress localAddress() {
    return address(channel.localAddress());
  }

  private static InetSocketAddress address(@Nullable SocketAddress known) {
    return known instanceof InetSocketAddress inet
        ? inet
        : new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  /** Lets messages of applications pass from now on. */
  void becomeOpen() {
    open = true;
    loop.execute(() -> frames.lengthMax(node.limits().messageOctetsMax()));
  }

  // Reading.

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof ByteBuf in) {
      nowNanos = node.time().nanoTime();
      frames.read(in, context.alloc());
    } else {
      context.fireChannelRead(message);
    }
  }

  @Override
  public boolean wantsMore() {
    return !closed;
  }

  @Override
  public void onBadFrame(byte[] header) {
    DiameterMessage message = DiameterMessage.owning(header);
    boolean version = header[0] == 1;
    int code = version ? ResultCode.INVALID_MESSAGE_LENGTH : ResultCode.UNSUPPORTED_VERSION;
    String reason = version ? "message length is not possible" : "version is not 1";
    node.metrics().occurred(Occurrence.DECODE_ERROR, peerName());
    LOG.atWarn().addKeyValue("peer", peerName()).addKeyValue("reason", reason).log("bad_frame");
    if (message.isRequest()) {
      write(ErrorAnswer.of(message, node.origin(), code, reason));
    }
    closeAfterFlush();
  }

  @Override
  public void onFrame(byte[] frame) {
    switch (MessageDecoder.decode(frame)) {
      case DecodeResult.Decoded decoded -> onMessage(decoded.message());
      case DecodeResult.Faulty faulty -> onFaulty(faulty.message(), faulty.fault());
      case DecodeResult.Unreadable unreadable -> close(unreadable.reason());
    }
  }

  private void onMessage(DiameterMessage message) {
    Peer known = peer;
    trace(message, false);
    boolean own = BaseCommand.isHopByHop(message.commandCode()) && message.applicationId() == 0;
    if (own || !open || known == null) {
      control.onMessage(message, nowNanos);
      return;
    }
    node.metrics().received(known, message);
    control.onTraffic(nowNanos);
    if (message.isRequest()) {
      node.relay().onRequest(this, message);
    } else {
      onAnswer(known, message);
    }
  }

  private void onAnswer(Peer from, DiameterMessage answer) {
    PendingRequest request = take(answer.hopByHop());
    if (request == null) {
      node.metrics().occurred(Occurrence.UNKNOWN_ANSWER, peerName());
      return;
    }
    node.metrics().answered(from, answer, nowNanos - request.sentNanos());
    node.relay().onAnswer(request, answer, from);
  }

  private void onFaulty(DiameterMessage message, MessageFault fault) {
    node.metrics().occurred(Occurrence.DECODE_ERROR, peerName());
    LOG.atWarn()
        .addKeyValue("peer", peerName())
        .addKeyValue("command", message.commandCode())
        .addKeyValue("result_code", fault.resultCode())
        .addKeyValue("reason", fault.reason())
        .log("malformed_message");
    if (message.isRequest()) {
      DiameterMessage sane = message.withFlags(message.flags() & 0xF0);
      write(ErrorAnswer.of(sane, node.origin(), fault));
    } else {
      PendingRequest request = take(message.hopByHop());
      if (request != null) {
        node.relay().onUnreadableAnswer(request, fault);
      }
    }
    if (!open) {
      closeAfterFlush();
    }
  }

  // Requests that wait for their answer.

  /** Sends a request and keeps it until it is answered. Any thread may call it. */
  void sendRequest(PendingRequest request) {
    if (loop.isCurrent()) {
      sendHere(request);
    } else {
      loop.post(() -> sendHere(request));
    }
  }

  private void sendHere(PendingRequest request) {
    Peer known = peer;
    if (!isOpen() || known == null) {
      node.relay().sendOn(request);
      return;
    }
    if (pending.isFull()) {
      node.relay().onBusy(request, known);
      return;
    }
    boolean again = request.wasSentBefore();
    long now = node.time().nanoTime();
    int id = pending.add(request);
    pendingCount = pending.size();
    loop.wheel().add(request, now, request.waitNanos(now));
    DiameterMessage message = request.sentBy(this, id, now);
    if (again) {
      node.metrics().occurred(Occurrence.RETRANSMISSION, peerName());
    }
    node.metrics().sent(known, message);
    write(message);
  }

  /** A request of this connection waits for a decision; false when too many do. */
  boolean beginDecision() {
    if (decisions >= node.limits().pendingMax()) {
      return false;
    }
    decisions++;
    return true;
  }

  void endDecision() {
    decisions--;
  }

  private @Nullable PendingRequest take(int hopByHop) {
    PendingRequest request = pending.take(hopByHop);
    if (request != null) {
      loop.wheel().remove(request);
      onPendingChange();
    }
    return request;
  }

  /** Forgets a request whose time is over. */
  void forget(int hopByHop) {
    if (pending.take(hopByHop) != null) {
      onPendingChange();
    }
  }

  private void onPendingChange() {
    pendingCount = pending.size();
    Peer known = peer;
    if (pendingCount == 0 && known != null) {
      known.onIdle(this);
    }
  }

  /** Sends everything that waits here to other peers. */
  void failOver() {
    List<PendingRequest> all = pending.takeAll();
    onPendingChange();
    for (PendingRequest request : all) {
      loop.wheel().remove(request);
    }
    for (PendingRequest request : all) {
      node.metrics().occurred(Occurrence.FAILOVER, peerName());
      node.relay().sendOn(request);
    }
  }

  // Writing.

  /** Sends an answer to a request of this connection. Any thread may call it. */
  void sendAnswer(DiameterMessage answer) {
    if (loop.isCurrent()) {
      answerHere(answer);
    } else {
      loop.post(() -> answerHere(answer));
    }
  }

  private void answerHere(DiameterMessage answer) {
    Peer known = peer;
    if (closed || known == null) {
      return;
    }
    node.metrics().sent(known, answer);
    write(answer);
  }

  /** Queues a message; on the loop only. */
  void write(DiameterMessage message) {
    if (closed) {
      return;
    }
    trace(message, true);
    out.add(message);
    if (!flushPending) {
      flushPending = true;
      loop.flushLater(this);
    }
  }

  void flush() {
    flushPending = false;
    if (closed) {
      out.release();
      return;
    }
    out.flush();
    if (!congested && !channel.isWritable()) {
      becomeCongested();
    }
  }

  private void becomeCongested() {
    congested = true;
    pauseReading();
    Peer known = peer;
    Duration limit = known == null ? Duration.ofSeconds(5) : known.config().timers().stall();
    control.onCongested(limit);
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
    if (congested && channel.isWritable()) {
      congested = false;
      control.onRelieved();
      resumeReading();
      wakeWaiters();
    }
    context.fireChannelWritabilityChanged();
  }

  private void wakeWaiters() {
    for (Connection waiter = waiters.poll(); waiter != null; waiter = waiters.poll()) {
      Connection paused = waiter;
      paused.loop.execute(paused::resumeReading);
    }
  }

  /** Stops reading this connection while a slow one is full; on this connection's loop. */
  void waitFor(Connection slow) {
    if (!slow.congested || slow == this) {
      return;
    }
    pauseReading();
    slow.waiters.add(this);
    // It may have been relieved between the two steps, and would wake nobody again.
    if (!slow.congested) {
      slow.wakeWaiters();
    }
  }

  private void pauseReading() {
    pauses++;
    channel.config().setAutoRead(false);
  }

  private void resumeReading() {
    pauses--;
    if (pauses == 0 && !closed) {
      control.onResumed(node.time().nanoTime());
      channel.config().setAutoRead(true);
    }
  }

  boolean isPaused() {
    return pauses > 0;
  }

  boolean isCongested() {
    return congested;
  }

  // The end.

  /** Closes at once. Any thread may call it. */
  void close(String reason) {
    if (!closed) {
      LOG.atDebug().addKeyValue("peer", peerName()).addKeyValue("reason", reason).log("closing");
      var _ = channel.close();
    }
  }

  /** Closes once what was written has left; nothing more is read. On the loop. */
  void closeAfterFlush() {
    channel.config().setAutoRead(false);
    out.flush();
    channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
    open = false;
    control.onLastWords();
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    closed = true;
    open = false;
    frames.close();
    out.release();
    control.onClosed();
    node.onClosed(this);
    wakeWaiters();
    failOver();
    context.fireChannelInactive();
  }

  /** The boundary of the event loop: nothing that one connection brings ends another one. */
  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    boolean expected = cause instanceof IOException;
    LOG.atLevel(expected ? Level.DEBUG : Level.WARN)
        .setCause(expected ? null : cause)
        .addKeyValue("peer", peerName())
        .addKeyValue("reason", String.valueOf(cause.getMessage()))
        .log("connection_failed");
    var _ = context.close();
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    control.onUserEvent(event);
    context.fireUserEventTriggered(event);
  }

  private void trace(DiameterMessage message, boolean sent) {
    MessageTrace trace = node.trace();
    if (trace.isOn()) {
      InetSocketAddress here = localAddress();
      InetSocketAddress there = remoteAddress();
      trace.message(
          new MessageTrace.Traced(
              node.time().instant(),
              sent ? here : there,
              sent ? there : here,
              peerName(),
              sent,
              message));
    }
  }

  /** Names of the certificate that the other side has shown; empty without TLS. */
  List<String> certificateNames() {
    return TlsContexts.peerNames(channel);
  }

  boolean isSecure() {
    return TlsContexts.isSecure(channel);
  }

  Optional<InetAddress> remoteHost() {
    return Optional.ofNullable(remoteAddress().getAddress());
  }
}
