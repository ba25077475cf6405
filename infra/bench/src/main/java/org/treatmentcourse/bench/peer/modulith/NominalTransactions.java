package org.treatmentcourse.bench.peer.modulith;

import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;

/** Calls what wants to hear of a commit, and makes nothing atomic. */
class NominalTransactions extends AbstractPlatformTransactionManager {
  private static final long serialVersionUID = 1;

  @Override
  protected Object doGetTransaction() {
    return "nominal";
  }

  @Override
  protected void doBegin(Object transaction, TransactionDefinition definition) {}

  @Override
  protected void doCommit(DefaultTransactionStatus status) {}

  @Override
  protected void doRollback(DefaultTransactionStatus status) {}
}
