package org.signalbox.app.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.signalbox.app.internal.call.CallJson;
import org.signalbox.core.Amount;
import org.signalbox.ledger.AccountAction;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.BalanceSelector;
import org.signalbox.ledger.LedgerCommand;
import org.signalbox.ledger.RequestKey;
import org.signalbox.rating.TypeOfRecord;

class RecordJsonTest {

  @Test
  void shouldWriteACommandWithAllItsDigits() {
    // Given
    LedgerCommand command =
        new LedgerCommand.ChangeAccount(
            Instant.parse("2026-03-01T00:00:00.000000001Z"),
            Optional.of(new RequestKey("session", 7)),
            new AccountId("T", "1001"),
            List.of(
                new AccountAction.Debit(
                    BalanceSelector.of(TypeOfRecord.MONETARY, "*default"),
                    Amount.of("0.000000000001")),
                new AccountAction.Remove()));

    // When
    String json = CallJson.line(RecordJson.of(command));

    // Then
    assertThat(json)
        .isEqualTo(
            "{\"kind\":\"ChangeAccount\",\"at\":\"2026-03-01T00:00:00.000000001Z\","
                + "\"key\":{\"session\":\"session\",\"number\":7},"
                + "\"account\":{\"tenant\":\"T\",\"account\":\"1001\"},"
                + "\"actions\":[{\"kind\":\"Debit\",\"balance\":{\"tor\":{\"text\":\"*monetary\"},"
                + "\"id\":\"*default\"},\"value\":\"0.000000000001\"},{\"kind\":\"Remove\"}]}");
  }

  @Test
  void shouldLeaveOutWhatIsEmpty() {
    // When
    String json = CallJson.line(RecordJson.of(BalanceSelector.ALL));

    // Then
    assertThat(json).isEqualTo("{}");
  }
}
