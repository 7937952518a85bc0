package org.signalbox.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.signalbox.app.Signalbox;
import org.signalbox.config.ConfigReader;
import org.signalbox.config.ConfigSource;

/**
 * Calls every method of a whole node over TCP: the first octet of an input chooses the method, the
 * rest is its argument. An argument that is no JSON is left to {@link RequestStreamFuzz}.
 *
 * <p>The names come from the node's own metrics, which list every method from the start, so that no
 * method can be forgotten here.
 */
public final class CallFuzz {

  private static final Pattern METHOD = Pattern.compile("method=\"([A-Za-z0-9]+\\.[A-Za-z0-9]+)\"");

  /** Beyond the longest time of an input: the fuzzer is to say which one took it. */
  private static final int PATIENCE_MILLIS = 600_000;

  private static final Signalbox NODE = start();
  private static final List<String> METHODS = methods();
  private static final Socket CONNECTION = connected();

  private CallFuzz() {}

  /**
   * Called by the fuzzer once: loading the class has started the node, for which no input shall be
   * blamed.
   */
  public static void fuzzerInitialize() {
    Objects.requireNonNull(CONNECTION);
  }

  /** Called by the fuzzer, on one thread. */
  public static void fuzzerTestOneInput(byte[] input) {
    if (input.length == 0) {
      return;
    }
    String method = METHODS.get((input[0] & 0xFF) % METHODS.size());
    String argument = new String(input, 1, input.length - 1, StandardCharsets.UTF_8);
    if (!AnswerLaw.isJson(argument)) {
      return;
    }
    String request = "{\"method\":\"" + method + "\",\"id\":1,\"params\":[" + argument + "]}";
    try {
      CONNECTION.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      AnswerLaw.check(answer(CONNECTION.getInputStream()), request);
    } catch (IOException e) {
      throw new AssertionError("no answer to " + request, e);
    }
  }

  private static String answer(InputStream in) throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    int octet;
    do {
      octet = in.read();
      if (octet < 0) {
        throw new EOFException("the node hung up");
      }
      answer.write(octet);
    } while (octet != '\n');
    return answer.toString(StandardCharsets.UTF_8);
  }

  private static Socket connected() {
    InetSocketAddress door = address("rpc.tcp");
    try {
      Socket socket = new Socket(door.getAddress(), door.getPort());
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.setTcpNoDelay(true);
      return socket;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InetSocketAddress address(String setting) {
    InetSocketAddress address = NODE.listeners().get(setting);
    if (address == null) {
      throw new IllegalStateException("the node opened no " + setting);
    }
    return address;
  }

  private static Signalbox start() {
    try {
      Path folder = Files.createTempDirectory("signalbox-fuzz");
      List<String> settings =
          List.of(
              "data=" + folder,
              "rpc.http=off",
              "rpc.tcp=127.0.0.1:0",
              "diameter.listen=off",
              "sbi.listen=off",
              "console.listen=127.0.0.1:0");
      return Signalbox.start(
          ConfigReader.read(new ConfigSource(Optional.empty(), settings, name -> Optional.empty())),
          InstantSource.system(),
          fault -> {
            throw new AssertionError("storage broke", fault);
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> methods() {
    InetSocketAddress console = address("console.listen");
    URI metrics = URI.create("http://127.0.0.1:" + console.getPort() + "/metrics");
    try (HttpClient client = HttpClient.newHttpClient()) {
      String text =
          client
              .send(HttpRequest.newBuilder(metrics).build(), HttpResponse.BodyHandlers.ofString())
              .body();
      List<String> names =
          METHOD.matcher(text).results().map(found -> found.group(1)).distinct().sorted().toList();
      if (names.isEmpty()) {
        throw new IllegalStateException("the node's metrics name no method");
      }
      return names;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
