/** Tests of {@code org.signalbox.rpc.tariff}. */
@NullMarked
package org.signalbox.rpc.tariff;

import org.jspecify.annotations.NullMarked;
