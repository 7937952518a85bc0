/**
 * What became of an account's money, over the API.
 *
 * <p>Starting point: {@link org.signalbox.rpc.statement.StatementMethods}.
 */
@NullMarked
package org.signalbox.rpc.statement;

import org.jspecify.annotations.NullMarked;
