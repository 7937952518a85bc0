package org.signalbox.app.internal.node;

import java.io.StringWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import org.signalbox.app.internal.call.CallJson;
import org.signalbox.charging.statement.AccountExplainer;
import org.signalbox.config.SignalboxConfig;
import org.signalbox.core.OperatorFault;
import org.signalbox.ledger.runtime.storage.FolderStorageAdapter;
import org.signalbox.ledger.runtime.tariff.TariffFiles;
import org.signalbox.rpc.RpcMethod;
import org.signalbox.rpc.RpcParameters;
import org.signalbox.rpc.RpcReply;
import org.signalbox.rpc.statement.StatementMethods;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What {@code SignalboxV1.ExplainAccount} answers, of a data folder on which no node runs. */
public final class OfflineStatement {

  private OfflineStatement() {}

  /**
   * Explains.
   *
   * @param parameters as the method takes them
   * @throws OperatorFault when there is no ledger, no such account, or the files are damaged
   */
  public static JsonNode explain(SignalboxConfig config, ObjectNode parameters) {
    Path folder = config.data().resolve(NodeLedger.FOLDER);
    try (FolderStorageAdapter storage = FolderStorageAdapter.reading(folder)) {
      AccountExplainer explainer =
          new AccountExplainer(
              new OfflineHistoryAdapter(storage), TariffFiles.reading(storage)::tariff);
      RpcMethod method =
          new StatementMethods(explainer, config.tenants(), InstantSource.system())
              .all()
              .getFirst();
      return switch (method.handler().handle(RpcParameters.ofArgument(parameters))) {
        case RpcReply.Result result -> read(result);
        case RpcReply.Failure failure -> throw new OperatorFault(failure.text());
      };
    }
  }

  private static JsonNode read(RpcReply.Result result) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = JsonMapper.builder().build().createGenerator(text)) {
      result.body().write(out);
    }
    return CallJson.read(text.toString());
  }
}
