/**
 * Python that runs a program under cProfile, handed to the interpreter with `-c`. It does what `python -m cProfile` does,
 * and what that leaves out: the program's exit code stays, `-c` code works, an interrupt or a request to end still writes
 * the profile, a traceback shows the program alone, printed lines come at once, and the peak of memory is noted. Like
 * cProfile itself it sees the main thread.
 *
 * Arguments: output file, kind (script, module, code), target, then the program's own.
 */
export const cprofileProgram = `
import sys
def _run():
    import cProfile, importlib.machinery, importlib.util, io, json, marshal, os, signal, types
    output, kind, target = sys.argv[1:4]
    arguments = sys.argv[4:]
    main = types.ModuleType("__main__")
    main.__dict__["__builtins__"] = __builtins__
    if kind == "script" and os.path.isfile(target) and not target.endswith((".zip", ".pyz")):
        path = os.path.abspath(target)
        sys.path[0] = os.path.dirname(os.path.realpath(path))
        with io.open_code(path) as file:
            code = compile(file.read(), path, "exec")
        main.__file__ = path
        sys.argv = [target] + arguments
    elif kind == "code":
        code = compile(target, "<string>", "exec")
        sys.argv = ["-c"] + arguments
    else:
        name = target
        if kind == "script":
            if not os.path.exists(target):
                sys.exit("%s: can't open file %r: No such file or directory" % (sys.executable, target))
            sys.path[0] = target
            name = "__main__"
            sys.modules.pop("__main__", None)
        else:
            sys.path[0] = os.getcwd()
        spec = importlib.util.find_spec(name)
        if spec is not None and spec.submodule_search_locations is not None:
            spec = importlib.util.find_spec(name + ".__main__")
        code = spec.loader.get_code(spec.name) if spec is not None and spec.loader is not None else None
        if code is None:
            sys.exit("%s: No module named %s" % (sys.executable, target))
        main.__spec__ = spec
        main.__file__ = spec.origin
        main.__loader__ = spec.loader
        main.__package__ = spec.parent
        sys.argv = [spec.origin if kind == "module" else target] + arguments
    sys.modules["__main__"] = main
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(line_buffering=True)
    def end(number, frame):
        raise SystemExit(128 + number)
    if hasattr(signal, "SIGTERM"):
        signal.signal(signal.SIGTERM, end)
    profile = cProfile.Profile()
    def save():
        profile.disable()
        profile.create_stats()
        with open(output + ".part", "wb") as file:
            marshal.dump(profile.stats, file)
        os.replace(output + ".part", output)
        peak = None
        try:
            with open("/proc/self/status") as file:
                peak = next(int(line.split()[1]) * 1024 for line in file if line.startswith("VmHWM:"))
        except (OSError, StopIteration):
            try:
                import resource
                peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
            except ImportError:
                pass
        with open(output + ".memory.json", "w") as file:
            json.dump({"peak": peak}, file)
    try:
        profile.enable()
        try:
            exec(code, main.__dict__)
        finally:
            profile.disable()
    except SystemExit:
        raise
    except BaseException as error:
        error.__traceback__ = error.__traceback__.tb_next
        sys.excepthook(type(error), error, error.__traceback__)
        sys.exit(130 if isinstance(error, KeyboardInterrupt) else 1)
    finally:
        try:
            save()
        except OSError as error:
            print("The profile wasn't written: %s" % error, file=sys.stderr)
_run()
`;
