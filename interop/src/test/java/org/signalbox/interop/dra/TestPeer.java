package org.signalbox.interop.dra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.BaseCommand;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.message.Origin;
import org.signalbox.diameter.peer.AdvertisedApplication;
import org.signalbox.diameter.peer.Capabilities;
import org.signalbox.diameter.peer.CapabilitiesEncoder;
import org.signalbox.testsupport.Await;
import org.signalbox.testsupport.FramedSocket;
import org.signalbox.testsupport.PrivateNetwork;

/**
 * A client or server of a test on plain blocking sockets, so that a fault of the node's transport
 * cannot hide on both ends. It answers the base protocol by itself, keeps every request it gets,
 * and has one connection at a time, read by a virtual thread. Any thread may use it.
 */
final class TestPeer implements AutoCloseable {

  private final PrivateNetwork network;
  private final Origin origin;
  private final List<AdvertisedApplication> applications;
  private final Queue<DiameterMessage> received = new ConcurrentLinkedQueue<>();
  private final Queue<DiameterMessage> base = new ConcurrentLinkedQueue<>();
  private final Queue<DiameterMessage> strays = new ConcurrentLinkedQueue<>();
  private final Map<Integer, CompletableFuture<DiameterMessage>> pending =
      new ConcurrentHashMap<>();
  private final AtomicInteger identifiers = new AtomicInteger((int) System.nanoTime());
  private volatile UnaryOperator<DiameterMessage> answering = this::success;
  private volatile Optional<ServerSocket> listener = Optional.empty();
  private volatile Optional<FramedSocket> connection = Optional.empty();
  private volatile boolean open;
  private volatile boolean silent;

  TestPeer(PrivateNetwork network, Origin origin, List<AdvertisedApplication> applications) {
    this.network = network;
    this.origin = origin;
    this.applications = List.copyOf(applications);
  }

  /** A peer of S6a, Cx, Rx, Gx, credit control: what a 3GPP core has. */
  static TestPeer of(PrivateNetwork network, String host, String realm) {
    return new TestPeer(network, Origin.of(host, realm), Applications.CORE);
  }

  Origin origin() {
    return origin;
  }

  String host() {
    return origin.host().text();
  }

  /** Takes connections from now on; a new one replaces the old one. */
  TestPeer listen(String address, int port) {
    ServerSocket server =
        network.run(() -> new ServerSocket(port, 50, InetAddress.getByName(address)));
    listener = Optional.of(server);
    Thread.ofVirtual().name(host()).start(() -> accept(server));
    return this;
  }

  private void accept(ServerSocket server) {
    try {
      while (true) {
        FramedSocket accepted = new FramedSocket(server.accept());
        Thread.ofVirtual().name(host()).start(() -> serve(accepted));
      }
    } catch (SocketException e) {
      // Closed: the peer is going.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Connects from an address of this peer's network and exchanges capabilities.
   *
   * @return the Result-Code of the CEA; 0 when the connection was closed instead
   */
  int dial(String from, String address, int port) {
    FramedSocket dialled =
        new FramedSocket(
            network.run(() ->
                new Socket(InetAddress.getByName(address), port, InetAddress.getByName(from), 0)));
    dialled.write(
        CapabilitiesEncoder.request(capabilities()).withHopByHop(1).withEndToEnd(2).encoded());
    dialled.flush();
    Optional<DiameterMessage> cea = dialled.read().map(DiameterMessage::owning);
    cea.ifPresent(base::add);
    int result =
        cea.map(answer -> (int) answer.avps().unsigned32(BaseAvp.RESULT_CODE).orElse(0)).orElse(0);
    if (result == 2001) {
      opened(dialled);
      Thread.ofVirtual().name(host()).start(() -> serve(dialled));
    }
    return result;
  }

  /** Connects over {@link PrivateNetwork#ADDRESS}; a refusal fails the test. */
  TestPeer dial(int port) {
    int result = dial(PrivateNetwork.ADDRESS, PrivateNetwork.ADDRESS, port);
    if (result != 2001) {
      throw new AssertionError(host() + " was refused with " + result);
    }
    return this;
  }

  private Capabilities capabilities() {
    try {
      return new Capabilities(
          origin,
          List.of(InetAddress.getByName(PrivateNetwork.ADDRESS)),
          0,
          "test peer",
          OptionalLong.empty(),
          applications,
          false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void opened(FramedSocket now) {
    connection.filter(old -> old != now).ifPresent(FramedSocket::close);
    connection = Optional.of(now);
    open = true;
  }

  private void serve(FramedSocket from) {
    try {
      for (Optional<byte[]> frame = from.read(); frame.isPresent(); frame = from.read()) {
        take(from, DiameterMessage.owning(frame.get()));
        if (from.isDrained()) {
          from.flush();
        }
      }
    } catch (UncheckedIOException e) {
      // The other side went while this one wrote.
    } finally {
      from.close();
      if (connection.filter(current -> current == from).isPresent()) {
        open = false;
      }
    }
  }

  private void take(FramedSocket from, DiameterMessage message) {
    if (!message.isRequest()) {
      takeAnswer(message);
    } else if (message.applicationId() == 0) {
      base.add(message);
      from.write(answerBase(from, message).encoded());
      from.flush();
    } else {
      received.add(message);
      if (!silent) {
        from.write(answering.apply(message).encoded());
      }
    }
  }

  private void takeAnswer(DiameterMessage answer) {
    CompletableFuture<DiameterMessage> waiting = pending.remove(answer.hopByHop());
    if (waiting == null) {
      strays.add(answer);
    } else {
      waiting.complete(answer);
    }
  }

  private DiameterMessage answerBase(FramedSocket from, DiameterMessage request) {
    if (request.commandCode() == BaseCommand.CAPABILITIES_EXCHANGE) {
      opened(from);
      return CapabilitiesEncoder.success(request, capabilities());
    }
    return success(request);
  }

  /** The plain success of a request, with the vendor's Experimental-Result nowhere in it. */
  DiameterMessage success(DiameterMessage request) {
    return request.answer().result(2001).origin(origin).build();
  }

  /** Answers requests in another way. */
  void answering(UnaryOperator<DiameterMessage> with) {
    answering = with;
    silent = false;
  }

  /** Answers no request from now on, but the base protocol. */
  void fallSilent() {
    silent = true;
  }

  /** Sends requests of this peer, each with identifiers of its own, in one go. */
  List<CompletableFuture<DiameterMessage>> sendAll(List<DiameterMessage> requests) {
    FramedSocket to =
        connection.orElseThrow(() -> new AssertionError(host() + " is not connected"));
    List<CompletableFuture<DiameterMessage>> answers = new ArrayList<>();
    for (DiameterMessage request : requests) {
      int id = identifiers.incrementAndGet();
      CompletableFuture<DiameterMessage> answer = new CompletableFuture<>();
      pending.put(id, answer);
      answers.add(answer);
      to.write(request.withHopByHop(id).withEndToEnd(id).encoded());
    }
    to.flush();
    return answers;
  }

  /** Sends one request and waits for its answer. */
  DiameterMessage ask(DiameterMessage request) {
    return Answers.await(sendAll(List.of(request)).getFirst());
  }

  /** The requests of applications that came, oldest first. */
  Queue<DiameterMessage> received() {
    return received;
  }

  /** The messages of the base protocol that came: CEA of a dialled connection, CER, DWR, DPR. */
  Queue<DiameterMessage> baseReceived() {
    return base;
  }

  /** Answers that nobody waited for: second answers to one request. */
  Queue<DiameterMessage> strays() {
    return strays;
  }

  /** Whether capabilities are exchanged and the connection is up. */
  boolean isOpen() {
    return open;
  }

  void awaitOpen() {
    Await.until(this::isOpen, () -> host() + " to be connected");
  }

  void awaitClosed() {
    Await.until(() -> !open, () -> host() + " to be disconnected");
  }

  /** Sends a message of the base protocol as it is. */
  void sendBase(int command, int... cause) {
    var message = DiameterMessage.request(0, command).notProxiable().origin(origin);
    for (int each : cause) {
      message.integer32(BaseAvp.DISCONNECT_CAUSE, each);
    }
    sendAll(List.of(message.build()));
  }

  /** Closes the connection without a word. */
  void drop() {
    connection.ifPresent(FramedSocket::close);
  }

  @Override
  public void close() {
    try {
      if (listener.isPresent()) {
        listener.get().close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    drop();
  }
}
