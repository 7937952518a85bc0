package org.signalbox.interop.ocs;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.signalbox.testsupport.PrivateNetwork;

/**
 * A SIP proxy and what is behind it, as far as a telephone that calls can see: it answers the
 * INVITE of one call in whatever order a test wants, and ends the call when told to.
 */
final class OvertakingProxy implements AutoCloseable {

  private static final int PORT = 5060;
  private static final int DATAGRAM_MAX = 65_535;
  private static final String RESPONSE = "SIP/2.0";
  private static final String AT = "<sip:" + PrivateNetwork.ADDRESS + ":" + PORT + ">";

  private final DatagramSocket socket;
  private final List<String> answers;
  private final boolean hangsUp;
  private final Map<String, Long> cameAt = new ConcurrentHashMap<>();
  private final Thread thread;

  private OvertakingProxy(DatagramSocket socket, List<String> answers, boolean hangsUp) {
    this.socket = socket;
    this.answers = answers;
    this.hangsUp = hangsUp;
    // A blocking receive may hold a virtual thread's carrier.
    thread = Thread.ofPlatform().daemon().name("overtaking proxy").start(this::serve);
  }

  /** Answers an INVITE with these statuses, such as {@code 180 Ringing}, at once. */
  static OvertakingProxy answering(PrivateNetwork network, String... statuses) {
    return new OvertakingProxy(socket(network), List.of(statuses), false);
  }

  /** Also ends the call as soon as it has begun. */
  static OvertakingProxy hangingUp(PrivateNetwork network, String... statuses) {
    return new OvertakingProxy(socket(network), List.of(statuses), true);
  }

  private static DatagramSocket socket(PrivateNetwork network) {
    return network.run(
        () -> new DatagramSocket(new InetSocketAddress(PrivateNetwork.ADDRESS, PORT)));
  }

  /** The methods of the requests that came. */
  Set<String> heard() {
    return Set.copyOf(cameAt.keySet());
  }

  /** How long the call lasted for this side. */
  Duration length() {
    return Duration.ofNanos(came("BYE") - came("ACK"));
  }

  private long came(String method) {
    Long at = cameAt.get(method);
    if (at == null) {
      throw new AssertionError("no " + method + " came, but " + cameAt.keySet());
    }
    return at;
  }

  private void serve() {
    byte[] room = new byte[DATAGRAM_MAX];
    String invite = "";
    try {
      while (true) {
        DatagramPacket packet = new DatagramPacket(room, room.length);
        socket.receive(packet);
        String message =
            new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
        String method = message.substring(0, message.indexOf(' '));
        if (!method.equals(RESPONSE)) {
          cameAt.putIfAbsent(method, System.nanoTime());
        }
        switch (method) {
          case "INVITE" -> {
            invite = message;
            for (String status : answers) {
              send(packet, answer(message, status));
            }
          }
          case "ACK" -> {
            if (hangsUp) {
              send(packet, bye(invite));
            }
          }
          case "BYE" -> send(packet, answer(message, "200 OK"));
          default -> {
            // The answer to our BYE.
          }
        }
      }
    } catch (IOException e) {
      // Closed: the test is over.
    }
  }

  private void send(DatagramPacket to, String message) throws IOException {
    byte[] octets = message.getBytes(StandardCharsets.UTF_8);
    socket.send(new DatagramPacket(octets, octets.length, to.getSocketAddress()));
  }

  private static String answer(String request, String status) {
    String tag = header(request, "To").contains(";tag=") ? "" : ";tag=called";
    return String.join(
        "\r\n",
        RESPONSE + " " + status,
        "Via: " + header(request, "Via"),
        "From: " + header(request, "From"),
        "To: " + header(request, "To") + tag,
        "Call-ID: " + header(request, "Call-ID"),
        "CSeq: " + header(request, "CSeq"),
        "Contact: " + AT,
        "Content-Length: 0",
        "",
        "");
  }

  private static String bye(String invite) {
    return String.join(
        "\r\n",
        "BYE sip:caller@" + PrivateNetwork.ADDRESS + " SIP/2.0",
        "Via: SIP/2.0/UDP " + PrivateNetwork.ADDRESS + ":" + PORT + ";branch=z9hG4bK-bye",
        "From: " + header(invite, "To") + ";tag=called",
        "To: " + header(invite, "From"),
        "Call-ID: " + header(invite, "Call-ID"),
        "CSeq: 1 BYE",
        "Content-Length: 0",
        "",
        "");
  }

  private static String header(String message, String name) {
    return message
        .lines()
        .filter(line -> line.startsWith(name + ":"))
        .map(line -> line.substring(name.length() + 1).strip())
        .findFirst()
        .orElse("");
  }

  @Override
  public void close() {
    socket.close();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a proxy ended", e);
    }
  }
}
