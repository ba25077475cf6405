package org.treatmentcourse.local.store;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.Channel;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;

/**
 * The H2 backend, made safe for compare-and-set. One lock covers every command, reads too: the stock backend updates
 * documents in place, so an unlocked reader may see a new version with an old state.
 * A write is on file (page cache of the operating system, no fsync) before its reply leaves.
 */
final class DurableBackend extends H2Backend {

  private static final Set<String> READS =
      Set.of("find", "getmore", "aggregate", "count", "distinct", "ping", "hello", "ismaster", "buildinfo",
          "listcollections", "listindexes", "listdatabases", "killcursors", "endsessions", "serverstatus");
  /** Of the documents on file: 0 was the serialization of Java. */
  private static final int FORMAT = 1;

  private static final int CANNOT_WRITE = 74;
  private static final int CACHE_MB = 96;
  private static final int COMPACT_BELOW_PERCENT = 70;
  private static final int COMPACT_BYTES = 16 << 20;

  private final ReentrantLock lock = new ReentrantLock();
  private final MVStore file;
  private long compactedAt;

  DurableBackend(Path file) {
    this(open(file));
  }

  private DurableBackend(MVStore file) {
    super(file);
    this.file = file;
  }

  private static MVStore open(Path file) {
    // Without the background writer commit() writes before it returns; with it, a page is serialized after the
    // acknowledgement and while the next command may already be changing the documents in it.
    MVStore store = new MVStore.Builder().fileName(file.toString()).autoCommitDisabled().cacheSize(CACHE_MB).open();
    if (store.getMapNames().isEmpty()) {
      store.setStoreVersion(FORMAT);
    } else if (store.getStoreVersion() != FORMAT) {
      int found = store.getStoreVersion();
      store.closeImmediately();
      throw new IllegalStateException(file + " has documents in form " + found + ", this version reads form " + FORMAT + "; start with an empty data folder");
    }
    store.setRetentionTime(0);
    return store;
  }

  @Override
  protected MongoDatabase openOrCreateDatabase(String name) {
    return new DurableDatabase(name, getMvStore(), getCursorRegistry());
  }

  @Override
  public Document handleCommand(@Nullable Channel channel, String database, String command, Document query) {
    String known = command.equals("hello") ? "isMaster" : command;
    lock.lock();
    try {
      // The reply is encoded after the lock is released, so it may share nothing with the stored documents.
      return super.handleCommand(channel, database, known, query).cloneDeeply();
    } finally {
      try {
        if (!READS.contains(known.toLowerCase(Locale.ROOT))) {
          orEnd(file::commit);
        }
      } finally {
        lock.unlock();
      }
    }
  }

  /** What is in memory and can't be put on file must not be answered, nor read by anybody: the process ends, and begins again with what is on file. */
  private static void orEnd(Runnable write) {
    try {
      write.run();
    } catch (MVStoreException e) {
      System.err.println("ended, because the file can't be written: " + e);
      Runtime.getRuntime().halt(CANNOT_WRITE);
    }
  }

  /** Gives room of overwritten documents back; the commits alone let the file grow without end. */
  void compact() {
    lock.lock();
    try {
      long version = file.getCurrentVersion();
      if (version != compactedAt) {
        orEnd(() -> file.compact(COMPACT_BELOW_PERCENT, COMPACT_BYTES));
        compactedAt = file.getCurrentVersion();
      }
    } finally {
      lock.unlock();
    }
  }
}
