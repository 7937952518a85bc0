package org.signalbox.interop.ocs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.signalbox.testsupport.Await;
import org.signalbox.testsupport.ExternalTool;
import org.signalbox.testsupport.PrivateNetwork;
import org.signalbox.testsupport.PrivateProgram;

/**
 * Debian's Kamailio as S-CSCF with {@code ims_charging}: it has every call charged, under the files
 * {@code charging.cfg} and {@code charging.xml}.
 */
final class ChargingProxy implements AutoCloseable {

  /** The name of its Diameter node. */
  static final String IDENTITY = "cscf.ims.example";

  private final PrivateNetwork network;
  private final Path folder;
  private final PrivateProgram program;

  private ChargingProxy(PrivateNetwork network, Path folder, PrivateProgram program) {
    this.network = network;
    this.folder = folder;
    this.program = program;
  }

  /**
   * Starts it; it dials its Diameter peer some seconds later.
   *
   * @param peer the identity of its Diameter peer at port 3868
   * @param realm of that peer
   */
  static ChargingProxy start(PrivateNetwork network, Path folder, String peer, String realm) {
    String kamailio = ExternalTool.require("kamailio", "kamailio").path().toString();
    Path modules = modules();
    ExternalTool.requireFile(modules.resolve("ims_charging.so"), "kamailio-ims-modules");
    Map<String, String> names =
        Map.of("@FOLDER@", folder.toString(), "@PEER@", peer, "@REALM@", realm);
    write(folder, "charging.cfg", names);
    write(folder, "charging.xml", names);
    List<String> command =
        List.of(
            kamailio,
            "-DD",
            "-E",
            "-L",
            modules.toString(),
            "-Y",
            folder.toString(),
            "-f",
            folder.resolve("charging.cfg").toString());
    return new ChargingProxy(
        network, folder, PrivateProgram.start(network, command, "Listening on"));
  }

  /** Where Debian has them: in a folder of the machine's kind. */
  private static Path modules() {
    try (var folders = Files.list(Path.of("/usr/lib"))) {
      return folders
          .map(folder -> folder.resolve("kamailio/modules"))
          .filter(Files::isDirectory)
          .findFirst()
          .orElse(Path.of("/usr/lib/kamailio/modules"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path folder, String name, Map<String, String> names) {
    try (InputStream in = ChargingProxy.class.getResourceAsStream("/kamailio/" + name)) {
      if (in == null) {
        throw new IllegalStateException("no resource kamailio/" + name);
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      for (Map.Entry<String, String> each : names.entrySet()) {
        text = text.replace(each.getKey(), each.getValue());
      }
      TextFile.write(folder.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until it has a server for its requests: before it refuses every call. */
  void awaitConnected() {
    Await.until(
        () ->
            // Its socket for commands may come a moment after those for calls: no answer is no yet.
            network
                .outcome(List.of("kamcmd", "-s", "unix:" + folder.resolve("ctl"), "cdp.list_peers"))
                .output()
                .contains("I_Open"),
        () -> "Kamailio to be connected:\n" + log());
  }

  String log() {
    return program.output();
  }

  @Override
  public void close() {
    program.close();
  }
}
