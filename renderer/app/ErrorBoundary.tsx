// The last resort: a part of the page that threw is replaced by a calm sentence; the rest keeps working.

import { Component, type ErrorInfo, type ReactNode } from 'react';
import { errorMessage } from '../../electron/common/appError.ts';
import { i18n } from '../i18n/i18n.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';

interface Props {
  readonly children: ReactNode;
  /** The boundary recovers when this changes: another page may work. */
  readonly resetKey: string;
}

interface State {
  readonly error: unknown;
  readonly stack: string;
  readonly resetKey: string;
}

export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: undefined, stack: '', resetKey: this.props.resetKey };

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { error };
  }

  static getDerivedStateFromProps(props: Props, state: State): Partial<State> | null {
    return props.resetKey === state.resetKey ? null : { error: undefined, resetKey: props.resetKey };
  }

  override componentDidCatch(_error: unknown, info: ErrorInfo): void {
    this.setState({ stack: info.componentStack ?? '' });
  }

  override render(): ReactNode {
    const { error, stack } = this.state;
    if (error === undefined) return this.props.children;
    const report = `${errorMessage(error)}\n${location.hash}\n${navigator.userAgent}\n${stack}`;
    return (
      <EmptyState
        title={i18n.t('shell.error.title')}
        text={i18n.t('shell.error.text')}
        actions={
          <>
            <Button variant="primary" onPress={() => this.setState({ error: undefined })}>
              {i18n.t('shell.error.retry')}
            </Button>
            <Button onPress={() => location.reload()}>{i18n.t('shell.error.reload')}</Button>
            <Button onPress={() => void navigator.clipboard.writeText(report)}>
              {i18n.t('shell.error.copy')}
            </Button>
          </>
        }
      />
    );
  }
}
