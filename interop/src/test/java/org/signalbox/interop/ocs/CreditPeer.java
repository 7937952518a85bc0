package org.signalbox.interop.ocs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.BaseCommand;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.message.Origin;
import org.signalbox.diameter.peer.AdvertisedApplication;
import org.signalbox.diameter.peer.Capabilities;
import org.signalbox.diameter.peer.CapabilitiesEncoder;
import org.signalbox.testsupport.FramedSocket;

/**
 * A credit-control client on a plain socket. It answers watchdogs, RAR and ASR by itself, and keeps
 * the latter two. Any thread may ask; a virtual thread reads.
 */
final class CreditPeer implements AutoCloseable {

  private static final int PATIENCE_SECONDS = 30;
  private static final int LIMITED_SUCCESS = 2002;
  private static final int SUCCESS = 2001;

  /** Of all peers together: a session's requests have one Origin-Host, whoever sends them. */
  private static final AtomicInteger END_TO_END = new AtomicInteger(1_000);

  private final Origin origin;
  private final FramedSocket socket;
  private final Map<Integer, CompletableFuture<DiameterMessage>> pending =
      new ConcurrentHashMap<>();
  private final Queue<DiameterMessage> wishes = new ConcurrentLinkedQueue<>();
  private final AtomicInteger identifiers = new AtomicInteger(1);
  private volatile boolean closed;

  private CreditPeer(Origin origin, FramedSocket socket) {
    this.origin = origin;
    this.socket = socket;
  }

  /**
   * Connects and exchanges capabilities.
   *
   * @param host the client's Origin-Host; its realm is {@code test.example}
   */
  static CreditPeer connect(InetSocketAddress server, String host) {
    try {
      Origin origin = Origin.of(host, "test.example");
      FramedSocket socket = new FramedSocket(new Socket(server.getAddress(), server.getPort()));
      socket.write(CapabilitiesEncoder.request(capabilities(origin)).withHopByHop(1).encoded());
      socket.flush();
      long result =
          socket
              .read()
              .map(DiameterMessage::owning)
              .map(answer -> answer.avps().unsigned32(BaseAvp.RESULT_CODE).orElse(0))
              .orElse(0L);
      if (result != SUCCESS) {
        throw new AssertionError(host + " was refused with " + result);
      }
      CreditPeer peer = new CreditPeer(origin, socket);
      Thread.ofVirtual().name(host).start(peer::read);
      return peer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Capabilities capabilities(Origin origin) {
    return new Capabilities(
        origin,
        List.of(InetAddress.getLoopbackAddress()),
        0,
        "credit peer",
        OptionalLong.empty(),
        List.of(AdvertisedApplication.auth(Ro.APPLICATION)),
        false);
  }

  private void read() {
    try {
      for (Optional<byte[]> frame = socket.read(); frame.isPresent(); frame = socket.read()) {
        take(DiameterMessage.owning(frame.get()));
      }
    } catch (UncheckedIOException e) {
      // The node went while this side wrote.
    } finally {
      closed = true;
      pending.values().forEach(waiting -> waiting.cancel(false));
    }
  }

  private void take(DiameterMessage message) {
    if (message.isRequest()) {
      boolean isWish = message.commandCode() != BaseCommand.DEVICE_WATCHDOG;
      if (isWish) {
        wishes.add(message);
      }
      write(message.answer().result(isWish ? LIMITED_SUCCESS : SUCCESS).origin(origin).build());
      return;
    }
    CompletableFuture<DiameterMessage> waiting = pending.remove(message.hopByHop());
    if (waiting != null) {
      waiting.complete(message);
    }
  }

  private void write(DiameterMessage message) {
    socket.write(message.encoded());
    socket.flush();
  }

  Origin origin() {
    return origin;
  }

  /** Sends a request with identifiers of its own. */
  CompletableFuture<DiameterMessage> send(DiameterMessage request) {
    int id = identifiers.incrementAndGet();
    CompletableFuture<DiameterMessage> answer = new CompletableFuture<>();
    pending.put(id, answer);
    DiameterMessage sent = request.withHopByHop(id);
    write(sent.endToEnd() == 0 ? sent.withEndToEnd(END_TO_END.incrementAndGet()) : sent);
    return answer;
  }

  /** Sends a request and waits for its answer. */
  CreditReply ask(DiameterMessage request) {
    return await(send(request));
  }

  /** Sends octets as they are, but for the identifiers. */
  CreditReply ask(byte[] request) {
    return ask(DiameterMessage.owning(request.clone()));
  }

  static CreditReply await(CompletableFuture<DiameterMessage> coming) {
    try {
      return new CreditReply(coming.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for an answer", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new AssertionError("no answer came", e);
    }
  }

  /** RAR and ASR that came, oldest first. */
  Queue<DiameterMessage> wishes() {
    return wishes;
  }

  boolean isClosed() {
    return closed;
  }

  @Override
  public void close() {
    socket.close();
  }
}
