package org.signalbox.interop.dra;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.signalbox.testsupport.ExternalTool;
import org.signalbox.testsupport.PrivateNetwork;
import org.signalbox.testsupport.PrivateProgram;

/**
 * Debian's Kamailio with its own Diameter peer, cdp, under the files in {@code
 * src/test/resources/kamailio}, and a telephone that speaks SIP to it.
 */
final class KamailioServer implements AutoCloseable {

  /** The name of its Diameter node. */
  static final String IDENTITY = "cscf.ims.example";

  private static final int SIP_PORT = 5060;
  private static final int PATIENCE_MILLIS = 10_000;
  private static final String MODULES = "/usr/lib/x86_64-linux-gnu/kamailio/modules";

  private final PrivateNetwork network;
  private final PrivateProgram program;

  private KamailioServer(PrivateNetwork network, PrivateProgram program) {
    this.network = network;
    this.program = program;
  }

  /**
   * Starts the server; it dials its Diameter peer some seconds later.
   *
   * @param folder for its files, existing
   */
  static KamailioServer start(PrivateNetwork network, Path folder) {
    String kamailio = ExternalTool.require("kamailio", "kamailio").path().toString();
    ExternalTool.requireFile(modules().resolve("cdp.so"), "kamailio-ims-modules");
    for (String name : List.of("kamailio.cfg", "cdp.xml")) {
      write(folder, name, resource(name).replace("@FOLDER@", folder.toString()));
    }
    Path tables = folder.resolve("db");
    write(
        tables,
        "s_cscf",
        "id(int) name(string) s_cscf_uri(string)\n1:First:sip\\:scscf.ims.example\n");
    write(tables, "s_cscf_capabilities", "id(int) id_s_cscf(int) capability(int)\n1:1:0\n");
    write(tables, "nds_trusted_domains", "id(int) trusted_domain(string)\n1:ims.example\n");
    List<String> command =
        List.of(
            kamailio,
            "-DD",
            "-E",
            "-L",
            modules().toString(),
            "-Y",
            folder.toString(),
            "-f",
            folder.resolve("kamailio.cfg").toString());
    return new KamailioServer(network, PrivateProgram.start(network, command, "Listening on"));
  }

  private static Path modules() {
    try (var folders = Files.list(Path.of("/usr/lib"))) {
      return folders
          .map(folder -> folder.resolve("kamailio/modules"))
          .filter(Files::isDirectory)
          .findFirst()
          .orElse(Path.of(MODULES));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String resource(String name) {
    try (InputStream in = KamailioServer.class.getResourceAsStream("/kamailio/" + name)) {
      if (in == null) {
        throw new IllegalStateException("no resource kamailio/" + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path folder, String name, String text) {
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Sends a request as a telephone does and waits for its final answer.
   *
   * @return the status line, such as {@code SIP/2.0 200 OK}
   */
  String ask(String request) {
    byte[] octets = request.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    try (DatagramSocket phone =
        network.run(() -> new DatagramSocket(0, InetAddress.getByName(PrivateNetwork.ADDRESS)))) {
      phone.setSoTimeout(PATIENCE_MILLIS);
      phone.send(
          new DatagramPacket(
              octets, octets.length, new InetSocketAddress(PrivateNetwork.ADDRESS, SIP_PORT)));
      String status = "";
      while (status.isEmpty() || status.startsWith("SIP/2.0 1")) {
        DatagramPacket answer = new DatagramPacket(new byte[65_535], 65_535);
        phone.receive(answer);
        status =
            new String(answer.getData(), 0, answer.getLength(), StandardCharsets.UTF_8)
                .lines()
                .findFirst()
                .orElse("");
      }
      return status;
    } catch (SocketTimeoutException e) {
      throw new AssertionError("Kamailio did not answer:\n" + program.output(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String log() {
    return program.output();
  }

  @Override
  public void close() {
    program.close();
  }
}
