package org.signalbox.interop.ocs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.signalbox.testsupport.ExternalTool;

/** A failed call is understood from its first line. */
class FailedCallTest {

  private static final CallLogs BEFORE =
      new CallLogs("0(1) ERROR: cdp: of a call before", "12:00 INFO  signalbox ready");

  @Test
  void shouldTellWhatTheOthersComplainedOfDuringTheCall() {
    // Given
    CallLogs after =
        new CallLogs(
            BEFORE.proxy()
                + "\n1(48) ERROR: ims_charging: Ro_Send_CCR(): Missing SDP session information"
                + "\n1(48) ERROR: cdp: no peer for the realm",
            BEFORE.node() + "\n12:01 INFO  peer_open\n12:02 WARN  ledger - the disk is slow");

    // When
    String line =
        firstLine(new ExternalTool.Outcome(1, sipp("received 'SIP/2.0 500 no CCR")), after);

    // Then
    assertThat(line)
        .isEqualTo(
            "hangup of +614: Aborting call: received 'SIP/2.0 500 no CCR"
                + "; Kamailio: 1(48) ERROR: cdp: no peer for the realm"
                + "; node: 12:02 WARN  ledger - the disk is slow");
  }

  @Test
  void shouldTellWhatWasSaidLastWhereSippDidNotEvenCall() {
    // When
    String line =
        firstLine(new ExternalTool.Outcome(1, "nsenter: cannot open /proc/7/ns/net\n"), BEFORE);

    // Then
    assertThat(line)
        .isEqualTo(
            "hangup of +614: nsenter: cannot open /proc/7/ns/net"
                + "; Kamailio: no complaint; node: no complaint");
  }

  private static String sipp(String offence) {
    return "Resolving remote host '10.99.0.1'... Done.\n"
        + "2026-11-27\t12:53:05.436472\t1795783985.436472: Aborting call: "
        + offence
        + "\nVia: SIP/2.0/UDP\n'\n----- Scenario Screen -----\n";
  }

  private static String firstLine(ExternalTool.Outcome sipp, CallLogs after) {
    FailedCall failed = new FailedCall("hangup of +614", sipp, after.since(BEFORE), "");
    return failed.message().lines().findFirst().orElseThrow();
  }
}
