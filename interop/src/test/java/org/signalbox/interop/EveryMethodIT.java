package org.signalbox.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.signalbox.testsupport.RpcAnswer;
import org.signalbox.testsupport.RunningSignalbox;
import org.signalbox.testsupport.TcpRpcClient;

/** Every method exists, and answers whatever it is called with in one sentence. */
@RunningSignalbox
class EveryMethodIT {

  /** The one argument, where the reference wants an object of its own shape. */
  private static final List<String> ODD_ARGUMENTS =
      List.of(
          "{}",
          "null",
          "5",
          "'text'",
          "[]",
          "[{}]",
          "{'TPid':5,'ID':5,'Tenant':5,'Usage':5}",
          "{'TPid':'t','ID':[],'Tenant':{},'Event':7,'Flags':'x','CGREvent':[]}",
          "{'Tenant':null,'Event':null,'Limit':-1,'Offset':-9223372036854775808}",
          "{'Limit':1e400,'Costs':['x'],'OriginIDs':'x','MinCost':'x','TimeStart':'x'}",
          "{'RateSlots':[{'Rate':{}}],'RatingPlanActivations':[5],'Prefixes':[{}]}",
          "{'RateSlots':5,'DestinationRates':{},'RatingPlanBindings':'x','Attributes':[null]}");

  static List<String> methods() {
    try (InputStream list =
        Objects.requireNonNull(EveryMethodIT.class.getResourceAsStream("/methods.txt"))) {
      return new String(list.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("methods")
  void shouldAnswerOddArgumentsInOneSentence(String method, TcpRpcClient tcp) {
    for (String argument : ODD_ARGUMENTS) {
      // When
      RpcAnswer answer = tcp.call(method, argument);

      // Then
      assertThat(answer.error().orElse(""))
          .as("%s with %s", method, argument)
          .doesNotStartWith("rpc: can't find")
          .doesNotContain("Exception", "java.", "org.signalbox", "null pointer", "\n")
          .hasSizeLessThan(300);
    }
  }
}
