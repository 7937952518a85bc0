package org.signalbox.interop.nrf;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.signalbox.registers.nf.NfChange;
import org.signalbox.registers.nf.NfProfile;
import org.signalbox.registers.nf.NfProfileReading;
import org.signalbox.registers.nf.NfRegister;
import org.signalbox.registers.nf.NfRegisterConfig;
import org.signalbox.registers.nf.SqlNfRegisterStore;
import org.signalbox.sql.Database;
import org.signalbox.sql.DatabaseConfig;
import org.signalbox.testsupport.DatabaseServer;
import org.signalbox.testsupport.VirtualClock;

/** One instance of the register on a database server, on a virtual clock. */
final class RegisterInstance implements AutoCloseable {

  private static final Duration STEP = Duration.ofMillis(250);

  final VirtualClock clock = VirtualClock.at("2026-01-01T00:00:00Z");
  final NfRegister register;
  final List<NfChange> changes = Collections.synchronizedList(new ArrayList<>());
  private final Database database;

  RegisterInstance(DatabaseServer server) {
    database =
        Database.open(
            new DatabaseConfig.Server(server.jdbcUrl(), server.user(), server.password(), 2),
            failure -> {
              throw new AssertionError(failure);
            });
    register =
        NfRegister.open(new SqlNfRegisterStore(database, clock), NfRegisterConfig.DEFAULT, clock);
    register.listen(changes::add);
  }

  /** A profile of a network function. */
  static NfProfile profile(UUID id) {
    String json =
        """
        {"nfInstanceId": "%s", "nfType": "SMSF", "nfStatus": "REGISTERED",
         "heartBeatTimer": 10, "ipv4Addresses": ["127.0.0.1"], "nfInstanceName": "Zürich ☎"}\
        """
            .formatted(id);
    return switch (NfProfile.read(json.getBytes(StandardCharsets.UTF_8))) {
      case NfProfileReading.Accepted accepted -> accepted.profile();
      case NfProfileReading.Refused refused -> throw new AssertionError(refused.faults());
    };
  }

  /** Lets time pass as the running program sees it, without a look at the other instances. */
  void pass(Duration duration) {
    for (Duration left = duration; left.isPositive(); left = left.minus(STEP)) {
      clock.advance(STEP);
      register.tick();
    }
    database.writer().submit(connection -> true).join();
  }

  @Override
  public void close() {
    database.close();
  }
}
