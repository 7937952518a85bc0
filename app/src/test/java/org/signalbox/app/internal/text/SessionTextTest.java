package org.signalbox.app.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.signalbox.app.internal.call.CallJson;
import tools.jackson.databind.JsonNode;

class SessionTextTest {

  private static final String CALL =
      """
      {"Session":"scscf;1;1","OpenedAt":"2026-11-22T05:00:00Z","Number":2,"Services":[
        {"Service":"rg:100","RunID":"*default","Tenant":"cgrates.org","Account":"6140000001",
         "ToR":"*voice","Category":"call","Destination":"6140000099","Granted":300,"Final":true,
         "Refusal":"","Used":15.5,"Cost":15.5},
        {"Service":"rg:7","RunID":"*default","Tenant":"cgrates.org","Account":"6140000001",
         "ToR":"*data","Category":"data","Destination":"internet","Granted":0,"Final":false,
         "Refusal":"INSUFFICIENT_CREDIT","Used":1000000,"Cost":1}]}
      """;

  private static String shown(String json, BiConsumer<SessionText, JsonNode> how) {
    TerminalOutput output = new TerminalOutput(false);
    how.accept(new SessionText(output.terminal()), CallJson.read(json));
    return output.text();
  }

  @Test
  void shouldShowASessionBillByBillWithItsUnits() {
    // When
    String text = shown(CALL, SessionText::print);

    // Then
    assertThat(text)
        .isEqualTo(
            """
            scscf;1;1
            opened 2026-11-22T05:00:00Z, last request 2

            rg:100 *default of account cgrates.org:6140000001, category call, to 6140000099
              used     15.5 s
              granted  300 s, the last
              cost     15.5

            rg:7 *default of account cgrates.org:6140000001, category data, to internet
              used     1000000 octets
              granted  0 octets
              cost     1
              refused  INSUFFICIENT_CREDIT
            """);
  }

  @Test
  void shouldListSessionsWithALineForEachBill() {
    // When
    String text = shown("[" + CALL + "]", SessionText::printAll);

    // Then
    assertThat(text.lines()).hasSize(3);
    assertThat(text.lines().skip(1))
        .allSatisfy(line -> assertThat(line).startsWith("scscf;1;1").contains("6140000001"));
  }

  @Test
  void shouldSayThatNoSessionIsOpen() {
    assertThat(shown("[]", SessionText::printAll)).isEqualTo("no session is open\n");
  }

  @Test
  void shouldTellWhyEachGrantWasWhatItWas() {
    // When
    String text =
        shown(
            """
            {"Session":"scscf;1;1","OpenedAt":"2026-11-22T05:00:00Z","State":"ENDED","Steps":[
              {"Number":0,"At":"2026-11-22T05:00:00Z","Service":"rg:100","ToR":"*voice",
               "Granted":300,"Final":false,"Refusal":"","Used":0,"Cost":0,
               "Reasons":["asked for 5m0s"]},
              {"Number":1,"At":"2026-11-22T05:05:00Z","Service":"rg:100","ToR":"*voice",
               "Granted":0,"Final":false,"Refusal":"CREDIT_LIMIT_REACHED","Used":300,"Cost":300,
               "Reasons":[]}]}
            """,
            SessionText::explain);

    // Then
    assertThat(text)
        .isEqualTo(
            """
            scscf;1;1
            opened 2026-11-22T05:00:00Z, ended

            2026-11-22T05:00:00Z  request 0, rg:100
              granted 300 s; used so far 0 s; cost so far 0
              because asked for 5m0s

            2026-11-22T05:05:00Z  request 1, rg:100
              refused: CREDIT_LIMIT_REACHED; used so far 300 s; cost so far 300
            """);
  }
}
