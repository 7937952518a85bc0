package org.signalbox.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import org.signalbox.core.OperatorFault;
import org.signalbox.core.Problem;
import org.signalbox.dra.freediameter.FreeDiameterFiles;

/**
 * One of freeDiameter's files, the others being sound: the first octet says which. They are read,
 * or what is wrong is told with its place.
 */
public final class FreeDiameterFuzz {

  private static final String MAIN = "freeDiameter.conf";
  private static final List<String> NAMES =
      List.of(
          MAIN,
          "rt_default.conf",
          "acl_wl.conf",
          "rt_ereg.conf",
          "rt_busypeers.conf",
          "rt_deny_by_size.conf",
          "rt_redirect.conf",
          "rt_randomize.conf");

  private static final CopyOption OVERWRITING = StandardCopyOption.REPLACE_EXISTING;
  private static final Path FOLDER = folder();

  private FreeDiameterFuzz() {}

  private static Path folder() {
    try {
      Path folder = Files.createTempDirectory("freediameter-fuzz");
      StringBuilder main = new StringBuilder("Identity = \"a.b\";\nRealm = \"b\";\nNo_TLS;\n");
      for (String name : NAMES.subList(1, NAMES.size())) {
        Files.writeString(folder.resolve(name), "");
        String extension = name.replace(".conf", ".fdx");
        main.append("LoadExtension = \"").append(extension).append("\" : \"");
        main.append(folder.resolve(name)).append("\";\n");
      }
      Files.writeString(folder.resolve("main.sound"), main);
      return folder;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Called by the fuzzer. */
  public static void fuzzerTestOneInput(byte[] input) throws IOException {
    if (input.length == 0) {
      return;
    }
    String name = NAMES.get((input[0] & 0xFF) % NAMES.size());
    byte[] text = Arrays.copyOfRange(input, 1, input.length);
    Files.copy(FOLDER.resolve("main.sound"), FOLDER.resolve(MAIN), OVERWRITING);
    Files.write(FOLDER.resolve(name), text);
    try {
      check(FreeDiameterFiles.load(FOLDER.resolve(MAIN)));
    } catch (OperatorFault told) {
      if (String.valueOf(told.getMessage()).isBlank()) {
        throw new IllegalStateException("a fault without a sentence", told);
      }
    }
    if (!name.equals(MAIN)) {
      Files.write(FOLDER.resolve(name), "".getBytes(StandardCharsets.UTF_8));
    }
  }

  private static void check(FreeDiameterFiles files) {
    for (Problem problem : files.problems()) {
      if (problem.position().line() < 1 || problem.expected().isBlank()) {
        throw new IllegalStateException("a problem without its place: " + problem);
      }
    }
  }
}
