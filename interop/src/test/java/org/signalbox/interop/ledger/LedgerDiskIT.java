package org.signalbox.interop.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.signalbox.interop.BadDisk;
import org.signalbox.testsupport.Await;
import org.signalbox.testsupport.HttpRpcClient;
import org.signalbox.testsupport.RpcAnswer;
import org.signalbox.testsupport.SignalboxProcess;
import org.signalbox.testsupport.SignalboxSetup;

/** The real program on a disk that is slow, fails a sync, or is full. */
class LedgerDiskIT {

  /** What the program ends with after a failed sync. */
  private static final int STORAGE_BROKEN = 70;

  @TempDir Path folder;

  private SignalboxSetup setup() {
    return SignalboxSetup.on(folder.resolve("data"));
  }

  private static String add(HttpRpcClient rpc, int client) {
    return rpc.post(
        "{\"method\":\"APIerSv1.AddBalance\",\"id\":1,\"params\":[%s]}"
            .formatted(MoneyClients.parameters(client, 3).replace('\'', '"')));
  }

  @Test
  void shouldShareTheSyncsOfASlowDiskAmongAllWhoWait() throws InterruptedException {
    // Given
    SignalboxSetup slow = new BadDisk(folder).slowUnder(setup(), 40);
    int callers = 60;
    List<String> answers = new ArrayList<>();

    // When
    double syncs;
    try (SignalboxProcess signalbox = SignalboxProcess.start(slow)) {
      List<Thread> calling = new ArrayList<>();
      for (int i = 0; i < callers; i++) {
        int client = i % MoneyClients.CLIENTS;
        calling.add(
            Thread.ofVirtual()
                .start(() -> {
                  try (HttpRpcClient rpc = signalbox.http()) {
                    String answer = add(rpc, client);
                    synchronized (answers) {
                      answers.add(answer);
                    }
                  }
                }));
      }
      for (Thread one : calling) {
        one.join();
      }
      syncs = metric(signalbox, "signalbox_ledger_syncs_total");
    }

    // Then
    assertThat(answers).hasSize(callers).allMatch(answer -> answer.contains("\"OK\""));
    assertThat(syncs).isBetween(1.0, callers - 10.0);
  }

  private static double metric(SignalboxProcess signalbox, String name) {
    try (HttpRpcClient console = new HttpRpcClient(signalbox.listener("console.listen"))) {
      return console
          .get("/metrics")
          .body()
          .lines()
          .filter(line -> line.startsWith(name + " "))
          .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
          .findFirst()
          .orElseThrow();
    }
  }

  @Test
  void shouldAcknowledgeNothingAndEndWhenASyncFails() throws InterruptedException {
    // Given
    BadDisk disk = new BadDisk(folder);
    MoneyClients clients = new MoneyClients();
    int status;

    // When
    try (SignalboxProcess signalbox = SignalboxProcess.start(disk.under(setup()))) {
      clients.start(signalbox);
      disk.failSyncs(true);
      status = signalbox.awaitExit();
      clients.awaitEnd();
    }

    // Then
    disk.failSyncs(false);
    assertThat(status).isEqualTo(STORAGE_BROKEN);
    MoneyBooks.requireSound(folder.resolve("data/ledger"));
    try (SignalboxProcess signalbox = SignalboxProcess.start(setup())) {
      MoneyBooks.requireAll(signalbox, clients);
    }
  }

  @Test
  void shouldRefuseNewWorkOnAFullDiskAndTakeItAgainWhenThereIsRoom() throws IOException {
    // Given
    BadDisk disk = new BadDisk(folder);
    try (SignalboxProcess signalbox = SignalboxProcess.start(disk.under(setup()));
        HttpRpcClient rpc = signalbox.http()) {
      assertThat(add(rpc, 0)).contains("\"OK\"");
      signalbox.stop();
    }
    deleteSegmentsAhead();
    disk.fill(true);

    // When
    String onFullDisk;
    try (SignalboxProcess signalbox = SignalboxProcess.start(disk.under(setup()));
        HttpRpcClient rpc = signalbox.http()) {
      onFullDisk = add(rpc, 0);
      double isShort = metric(signalbox, "signalbox_ledger_disk_short");
      disk.fill(false);

      // Then
      assertThat(onFullDisk).contains("the disk of the ledger is full");
      assertThat(isShort).isEqualTo(1.0);
      Await.until(() -> add(rpc, 0).contains("\"OK\""), () -> "room on the disk");
    }
  }

  @Test
  void shouldChargeOnAFullDiskWhatWasBegunBefore() throws IOException {
    // Given
    BadDisk disk = new BadDisk(folder);
    try (SignalboxProcess signalbox = SignalboxProcess.start(disk.under(setup()));
        HttpRpcClient rpc = signalbox.http()) {
      UsageDoor.prepare(rpc, List.of("caller"));
      charge(rpc, UsageDoor.PIECES, 0).result();
      signalbox.stop();
    }
    deleteSegmentsAhead();
    disk.fill(true);

    // When
    RpcAnswer ofNewCall;
    List<RpcAnswer> ofRest = new ArrayList<>();
    RpcAnswer ofCdr;
    try (SignalboxProcess signalbox = SignalboxProcess.start(disk.under(setup()));
        HttpRpcClient rpc = signalbox.http()) {
      ofNewCall = charge(rpc, UsageDoor.PIECES, UsageDoor.PIECES_OF_A_CALL);
      for (int number = 1; number < UsageDoor.PIECES_OF_A_CALL; number++) {
        ofRest.add(charge(rpc, UsageDoor.PIECES, number));
      }
      ofCdr = charge(rpc, UsageDoor.CDRS, 0);
    }

    // Then
    assertThat(ofNewCall.failure()).contains("the disk of the ledger is full");
    for (int number = 1; number < UsageDoor.PIECES_OF_A_CALL; number++) {
      RpcAnswer answer = ofRest.get(number - 1);
      assertThat(UsageDoor.PIECES.isRight(answer, number, false)).as(answer.line()).isTrue();
    }
    assertThat(UsageDoor.CDRS.isRight(ofCdr, 0, false)).as(ofCdr.line()).isTrue();
  }

  private static RpcAnswer charge(HttpRpcClient rpc, UsageDoor door, int number) {
    return rpc.call(door.method(), door.request("caller", number));
  }

  /** As if the disk had been full when they were to be made. */
  private void deleteSegmentsAhead() throws IOException {
    for (int number = 2; number <= 3; number++) {
      Files.delete(folder.resolve("data/ledger/log/000000000%d.log".formatted(number)));
    }
  }
}
