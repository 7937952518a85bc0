package org.signalbox.diameter.internal;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.handler.codec.DecoderException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;
import java.util.Optional;
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
 * One transport connection: cuts, decodes and dispatches what comes. What goes is in its {@link
 * Flow}, what is not answered yet in its {@link Outstanding}.
 *
 * <p>Runs on its channel's event loop, but for {@link #sendAnswer}, {@link #sendRequest} and {@link
 * #close}, which any thread may call, and the volatile fields.
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
  private final Flow flow;
  private final ReadAhead readAhead;
  private final Outstanding outstanding;
  private final ConnectionControl control;
  private volatile boolean open;
  private volatile boolean closed;
  private volatile @Nullable Peer peer;
  private volatile String closeReason = "the peer closed the connection";
  private boolean lastWordsSaid;
  private long nowNanos;

  Connection(NodeCore node, Channel channel, boolean initiator) {
    this.node = node;
    this.channel = channel;
    this.loop = node.loop(channel.eventLoop());
    this.initiator = initiator;
    this.frames = new FrameReader(this, STRANGER_OCTETS_MAX);
    this.flow = new Flow(node, this, channel);
    this.readAhead = new ReadAhead(node, this);
    this.outstanding = new Outstanding(node, this);
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

  Flow flow() {
    return flow;
  }

  ReadAhead readAhead() {
    return readAhead;
  }

  Outstanding outstanding() {
    return outstanding;
  }

  /** True when this node dialled. */
  boolean isInitiator() {
    return initiator;
  }

  boolean isOpen() {
    return open && !closed;
  }

  boolean isClosed() {
    return closed;
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
    frames.lengthMax(node.limits().messageOctetsMax());
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

  /**
   * True when octets that came in clear wait for more: behind TLS they would become the beginning
   * of a message that claims to have come protected.
   */
  boolean isInMessage() {
    return frames.isInMessage();
  }

  @Override
  public boolean wantsMore() {
    return !closed && !lastWordsSaid;
  }

  @Override
  public void onBadFrame(byte[] header) {
    DiameterMessage message = DiameterMessage.owning(header);
    node.metrics().occurred(Occurrence.DECODE_ERROR, peerName());
    if (isTooLoud()) {
      close("bad frame, refused without a word");
      return;
    }
    boolean version = header[0] == 1;
    int code = version ? ResultCode.INVALID_MESSAGE_LENGTH : ResultCode.UNSUPPORTED_VERSION;
    String reason = version ? "message length is not possible" : "version is not 1";
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
      outstanding.onRequest();
      node.relay().onRequest(this, message);
    } else {
      onAnswer(known, message);
    }
  }

  private void onAnswer(Peer from, DiameterMessage answer) {
    PendingRequest request = outstanding.take(answer.hopByHop());
    if (request == null) {
      node.metrics().occurred(Occurrence.UNKNOWN_ANSWER, peerName());
      return;
    }
    node.metrics().answered(from, answer, nowNanos - request.sentNanos());
    node.relay().onAnswer(request, answer, from);
  }

  /** True for a stranger's nonsense when enough of that was answered in this second. */
  private boolean isTooLoud() {
    return peer == null && !node.greeter().mayAnswer();
  }

  private void onFaulty(DiameterMessage message, MessageFault fault) {
    node.metrics().occurred(Occurrence.DECODE_ERROR, peerName());
    if (isTooLoud()) {
      close("malformed message, refused without a word");
      return;
    }
    if (node.complaints().mayPass()) {
      LOG.atWarn()
          .addKeyValue("peer", peerName())
          .addKeyValue("command", message.commandCode())
          .addKeyValue("result_code", fault.resultCode())
          .addKeyValue("reason", fault.reason())
          .log("malformed_message");
    }
    if (message.isRequest()) {
      DiameterMessage sane = message.withFlags(message.flags() & 0xF0);
      write(ErrorAnswer.of(sane, node.origin(), fault));
    } else {
      PendingRequest request = outstanding.take(message.hopByHop());
      if (request != null) {
        node.relay().onUnreadableAnswer(request, fault);
      }
    }
    if (!open) {
      closeAfterFlush();
    }
  }

  // Writing.

  /** Sends a request and keeps it until it is answered. Any thread may call it. */
  void sendRequest(PendingRequest request) {
    if (loop.isCurrent()) {
      outstanding.send(request);
    } else {
      loop.post(() -> outstanding.send(request));
    }
  }

  /** Sends the answer to a request of this connection. Any thread may call it. */
  void sendAnswer(DiameterMessage answer) {
    if (loop.isCurrent()) {
      answerHere(answer);
    } else {
      loop.post(() -> answerHere(answer));
    }
  }

  private void answerHere(DiameterMessage answer) {
    Peer known = peer;
    if (!closed && known != null) {
      node.metrics().sent(known, answer);
      write(answer);
      outstanding.onAnswered();
      readAhead.onAnswered();
    }
  }

  /** Queues a message; on the loop only. */
  void write(DiameterMessage message) {
    if (wantsMore()) {
      trace(message, true);
      flow.write(message);
    }
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
    flow.onWritabilityChanged();
    context.fireChannelWritabilityChanged();
  }

  // The end.

  /** Why the connection ends or has ended. */
  String closeReason() {
    return closeReason;
  }

  /** Octets that wait to be written; any thread may ask. */
  long queuedOctets() {
    ChannelOutboundBuffer waiting = channel.unsafe().outboundBuffer();
    return waiting == null ? 0 : waiting.totalPendingWriteBytes();
  }

  /** Closes at once. Any thread may call it. */
  void close(String reason) {
    if (!closed) {
      closeReason = reason;
      LOG.atDebug().addKeyValue("peer", peerName()).addKeyValue("reason", reason).log("closing");
      var _ = channel.close();
    }
  }

  /** Ends the connection in order: what was written leaves first. Any thread may call it. */
  void leave() {
    loop.execute(this::closeAfterFlush);
  }

  /** Closes once what was written has left; nothing more is read. On the loop. */
  void closeAfterFlush() {
    if (!wantsMore()) {
      return;
    }
    channel.config().setAutoRead(false);
    lastWordsSaid = true;
    open = false;
    flow.flushAndClose();
    control.onLastWords();
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    closed = true;
    open = false;
    frames.close();
    flow.onClosed();
    readAhead.onClosed();
    control.onClosed();
    node.onClosed(this);
    outstanding.failOver();
    context.fireChannelInactive();
  }

  /** The boundary of the event loop: nothing that one connection brings ends another one. */
  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    // What TLS cannot read is told by its own event, as often as a stranger may fill the log.
    boolean expected =
        cause instanceof IOException
            || (cause instanceof DecoderException && cause.getCause() instanceof IOException);
    LOG.atLevel(expected ? Level.DEBUG : Level.WARN)
        .setCause(expected ? null : cause)
        .addKeyValue("peer", peerName())
        .addKeyValue("reason", String.valueOf(cause.getMessage()))
        .log("connection_failed");
    closeReason = "the connection failed: " + cause.getMessage();
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

  /** This node's addresses on the connection: several over SCTP (RFC 6733 §5.3.5). */
  List<InetAddress> localAddresses() {
    List<InetAddress> several = SctpTransport.localAddresses(channel);
    return several.isEmpty() ? List.of(localAddress().getAddress()) : several;
  }

  Optional<InetAddress> remoteHost() {
    return Optional.ofNullable(remoteAddress().getAddress());
  }
}
