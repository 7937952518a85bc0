package org.signalbox.interop.dra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;
import org.signalbox.testsupport.PrivateNetwork;
import org.signalbox.testsupport.RoutingAgentProcess;
import org.signalbox.testsupport.Seeded;

/**
 * The drop-in proof: the same files run under real freeDiameter and under Signalbox, the same
 * requests are sent to both, and both choose the same peers, the same ties, the same refusals.
 */
@Seeded
class DropInIT {

  private static final int QUESTIONS = 120;

  /**
   * Sent at once; a tie shows in it, mostly. Fewer than the 20 that freeDiameterd's queue of what
   * came in holds: when that is full, its threads can wait for each other for ever.
   */
  private static final int TIMES = 16;

  /** freeDiameter gives the first of five equals a sixteenth, which 400 sends miss once in 1e11. */
  private static final int TIMES_MAX = 400;

  /** More of them say no more. */
  private static final int DIFFERENCES_MAX = 3;

  @TempDir static Path folder;
  private static PrivateNetwork theirs;
  private static PrivateNetwork ours;

  @BeforeAll
  static void open() {
    theirs = PrivateNetwork.open();
    ours = PrivateNetwork.open();
    theirs.mount(folder, RoutingWorld.FOLDER);
    ours.mount(folder, RoutingWorld.FOLDER);
  }

  @AfterAll
  static void close() {
    theirs.close();
    ours.close();
  }

  @RepeatedTest(5)
  void shouldChooseWhatFreeDiameterChooses(SplittableRandom random, @TempDir Path data)
      throws IOException {
    // Given
    RoutingWorld world = RoutingWorld.of(random, QUESTIONS);
    write(world);
    CompletableFuture<RestartingRelay> daemon =
        CompletableFuture.supplyAsync(() ->
            new RestartingRelay(() ->
                new RelayInWorld(
                    theirs, world, file -> FreeDiameterDaemon.start(theirs, file)::close)));
    try (RelayInWorld signalbox =
            new RelayInWorld(
                ours,
                world,
                file ->
                    RoutingAgentProcess.start(ours, data, "--freediameter", file.toString())
                        ::close);
        RestartingRelay freeDiameter = daemon.join()) {

      // When
      List<String> differences = differences(world, freeDiameter, signalbox);

      // Then
      assertThat(differences).as(world::toString).isEmpty();
    }
  }

  private static void write(RoutingWorld world) throws IOException {
    Files.writeString(folder.resolve("freeDiameter.conf"), world.mainFile());
    Files.writeString(folder.resolve("rt_default.conf"), world.rules());
    Files.writeString(folder.resolve("acl_wl.conf"), RoutingWorld.whitelist());
  }

  private static List<String> differences(
      RoutingWorld world, RestartingRelay freeDiameter, RelayInWorld signalbox) {
    List<String> differences = new ArrayList<>();
    for (RoutingWorld.Question question : world.requests()) {
      if (differences.size() == DIFFERENCES_MAX) {
        break;
      }
      Set<String> expected = new TreeSet<>();
      Set<String> found = new TreeSet<>();
      for (int sent = 0;
          sent < TIMES_MAX && (sent == 0 || !expected.equals(found));
          sent += TIMES) {
        expected.addAll(freeDiameter.outcomes(question, TIMES));
        found.addAll(signalbox.outcomes(question, TIMES));
      }
      if (!expected.equals(found)) {
        differences.add(question + "\n  freeDiameter " + expected + "\n  Signalbox    " + found);
      }
    }
    return differences;
  }
}
