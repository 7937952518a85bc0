package org.signalbox.registers.nf;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.signalbox.sql.Database;
import org.signalbox.sql.DatabaseConfig;
import org.signalbox.testsupport.VirtualClock;

/** A register on a SQLite file and a virtual clock. A restart is closing and opening it again. */
final class TestRegister implements AutoCloseable {

  static final NfRegisterConfig CONFIG =
      new NfRegisterConfig(Duration.ofSeconds(10), Duration.ofSeconds(3), Duration.ofSeconds(30));

  final VirtualClock clock;
  final Database database;
  final NfRegister register;
  final List<NfChange> changes = Collections.synchronizedList(new ArrayList<>());

  private TestRegister(Path folder, VirtualClock clock) {
    this.clock = clock;
    database =
        Database.open(
            new DatabaseConfig.Embedded(folder.resolve("register.db"), 2),
            failure -> {
              throw new AssertionError(failure);
            });
    register = NfRegister.open(new SqlNfRegisterStore(database, clock), CONFIG, clock);
    register.listen(changes::add);
  }

  static TestRegister on(Path folder) {
    return new TestRegister(folder, VirtualClock.at("2026-01-01T00:00:00Z"));
  }

  TestRegister restarted(Path folder) {
    close();
    return new TestRegister(folder, clock);
  }

  /** Lets time pass as the running program sees it: in steps, with a look at each. */
  void pass(Duration duration) {
    Duration step = Duration.ofMillis(250);
    for (Duration left = duration; left.isPositive(); left = left.minus(step)) {
      clock.advance(step);
      register.tick();
      settle();
    }
  }

  /** Waits for what the register ordered by itself. */
  void settle() {
    database.writer().submit(connection -> true).join();
  }

  @Override
  public void close() {
    database.close();
  }
}
